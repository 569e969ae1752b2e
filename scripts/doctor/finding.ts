/** The result of one check: well, a hint, or a fault that must be fixed. */
export interface Finding {
  state: 'well' | 'hint' | 'fault';
  /** For the operator: the state, and what to do. */
  sentence: string;
}

export const well = (sentence: string): Finding => ({ state: 'well', sentence });
export const hint = (sentence: string): Finding => ({ state: 'hint', sentence });
export const fault = (sentence: string): Finding => ({ state: 'fault', sentence });

/** The first line of an error, for the operator's terminal. */
export function lineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
