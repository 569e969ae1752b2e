import { spawn } from 'node:child_process';
import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { startScriptedModel } from '#lib/language/testing/model-server';
import { isFaultMode, faultModes } from '#lib/language/testing/fault-modes';

/**
 * Starts the app against a scripted model server, so that the model's side can be seen without a key. The answers are
 * made of the transcript's own lines and understand nothing; `MOOD=wrong_key` (or any of
 * lib/language/testing/fault-modes.ts) shows what a broken one looks like, and `TRANSCRIPTION_MODEL=scripted-speech`
 * lets it make up the words too.
 */
const mood = process.env.MOOD ?? '';
if (mood !== '' && !isFaultMode(mood)) {
  console.error(`There is no mood "${mood}". There are: ${Object.keys(faultModes).join(', ')}.`);
  process.exit(1);
}
const server = await startScriptedModel({ answer: fakeAnswer, delay_ms: 1_000, pieces: 20, every_ms: 80 });
if (isFaultMode(mood)) server.always(mood);
console.log(`A scripted model answers at ${server.base_url}.`);
const app = spawn(process.execPath, ['server.ts'], {
  stdio: 'inherit',
  env: { ...process.env, OPENAI_BASE_URL: server.base_url, OPENAI_API_KEY: 'none', ANALYSIS_MODEL: 'scripted-1' },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.kill(signal));
app.once('exit', (code) => process.exit(code ?? 0));
