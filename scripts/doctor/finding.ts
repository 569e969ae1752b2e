/** What one look at the set-up found: all well, something worth knowing, or a fault that must be mended. */
export interface Finding {
  state: 'well' | 'hint' | 'fault';
  /** For whoever set it up: what is so, and what to do. */
  sentence: string;
}

export const well = (sentence: string): Finding => ({ state: 'well', sentence });
export const hint = (sentence: string): Finding => ({ state: 'hint', sentence });
export const fault = (sentence: string): Finding => ({ state: 'fault', sentence });

/** The first line of an error, for the terminal of whoever runs the installation. */
export function lineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
