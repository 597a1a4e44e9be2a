declare module 'virtual:metric-names/*' {
  const names: Readonly<Record<string, import('./session/metric-name').MetricName>>;
  export default names;
}

declare module 'virtual:reasons/*' {
  const reasons: Readonly<Record<string, string>>;
  export default reasons;
}
