/** What is written down about a metric. */
export interface MetricName {
  name: string;
  unit: string;
  /** How it is shown where that is not its unit. */
  shown?: string;
  digits?: number;
  usual?: readonly { activity: string; exercises?: readonly string[]; range: readonly (number | null)[] }[];
}
