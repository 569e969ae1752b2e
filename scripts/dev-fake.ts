import { spawn } from 'node:child_process';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel } from '#lib/language/testing/model-server';
import { isFaultMode, faultModes } from '#lib/language/testing/fault-modes';

/**
 * Starts the app with a scripted model server, so that the model's features can be tried without a key. The answers are
 * made from the transcript's own lines and understand nothing; `FAULT=wrong_key` (or any other name in
 * lib/language/testing/fault-modes.ts) shows a broken server, and `TRANSCRIPTION_MODEL=scripted-speech` makes up the
 * words, too.
 */
const fault = process.env.FAULT ?? '';
if (fault !== '' && !isFaultMode(fault)) {
  console.error(`There is no fault "${fault}". There are: ${Object.keys(faultModes).join(', ')}.`);
  process.exit(1);
}
const server = await startScriptedModel({ answer: fakeAnswer, delay_ms: 1_000, pieces: 20, every_ms: 80 });
if (isFaultMode(fault)) server.always(fault);
console.log(`A scripted model answers at ${server.base_url}.`);
const app = spawn(process.execPath, ['server.ts'], {
  stdio: 'inherit',
  env: { ...process.env, OPENAI_BASE_URL: server.base_url, OPENAI_API_KEY: 'none', ANALYSIS_MODEL: 'scripted-1' },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.kill(signal));
app.once('exit', (code) => process.exit(code ?? 0));
