import qrcode from 'qrcode-generator';

/** A QR code as the path of a drawing, one unit a module, with the border that scanners need. */
export function qrPath(text: string): { path: string; size: number } {
  const border = 3;
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const modules = code.getModuleCount();
  let path = '';
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      if (code.isDark(row, column)) path += `M${column + border} ${row + border}h1v1h-1z`;
    }
  }
  return { path, size: modules + 2 * border };
}

/** Whether an address leads to this very machine, so that no other screen can open it. */
export const isOnlyHere = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\./.test(host);
