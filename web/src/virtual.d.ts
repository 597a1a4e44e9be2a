declare module 'virtual:metric-names/*' {
  const names: Readonly<Record<string, import('./session/metric-name').MetricName>>;
  export default names;
}
