/** Does the work once: when the element comes near the window, or at the latest when the page is printed. */
export function whenSeen(element: Element, work: () => void): void {
  const once = () => {
    observer.disconnect();
    removeEventListener('beforeprint', once);
    work();
  };
  const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && once(), { rootMargin: '400px' });
  observer.observe(element);
  addEventListener('beforeprint', once);
}
