import { connect } from 'node:net';

/**
 * Sends a request exactly as written, which `fetch` would normalise, and returns everything until the connection ends.
 */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1', () => void line.write(text));
    let heard = '';
    line.setEncoding('latin1').on('data', (piece: string) => (heard += piece));
    line.setTimeout(5000, () => void line.destroy());
    line.on('error', () => undefined).once('close', () => resolve(heard));
  });
}
