import { BrokenCircuitError } from 'cockatiel';
import { expect, test, vi } from 'vitest';
import { AppError } from '#lib/base/errors';
import { createAddress } from './address.ts';

const { signal } = new AbortController();
const limits = { failures: 2, open_ms: 10_000 };
const failures = {
  model_rejected_key: () => new AppError('model_rejected_key', { reason: 'not_accepted' }),
  model_timeout: () => new AppError('model_timeout', { reason: 'total', limit_ms: 1_000 }),
  model_rate_limited: () => new AppError('model_rate_limited'),
};
const failing = (code: keyof typeof failures) => async (): Promise<never> => {
  throw failures[code]();
};

test('two kinds of calls share the slots', async () => {
  const address = createAddress(2);
  const [one, other] = [address.circuit(limits), address.circuit(limits)];
  let open = 0;
  let most = 0;
  const call = async (): Promise<void> => {
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 10));
    open -= 1;
  };
  await Promise.all(Array.from({ length: 9 }, (_, i) => (i % 2 ? one : other).execute(call, signal)));
  expect(most).toBe(2);
});

test('a rejected key is reported at once, an unreachable address once its circuit is open; a success clears both', async () => {
  const address = createAddress(2);
  const circuit = address.circuit({ failures: 2, open_ms: 20 });
  await expect(circuit.execute(failing('model_rejected_key'), signal)).rejects.toThrow(Error);
  expect(address.problem()).toBe('The model’s server does not accept the key. Check OPENAI_API_KEY.');
  await circuit.execute(async () => 1, signal);
  expect(address.problem()).toBeNull();
  await expect(circuit.execute(failing('model_rate_limited'), signal)).rejects.toThrow(Error);
  await expect(circuit.execute(failing('model_timeout'), signal)).rejects.toThrow(Error);
  expect(address.problem()).toBeNull();
  await expect(circuit.execute(failing('model_timeout'), signal)).rejects.toThrow(Error);
  expect(address.problem()).toBe('The model had not finished after 1 s.');
  await expect(circuit.execute(async () => 1, signal)).rejects.toThrow(Error);
  expect(address.problem()).toBe('The model had not finished after 1 s.');
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(await circuit.execute(async () => 1, signal)).toBe(1);
  expect(address.problem()).toBeNull();
});

test('a failing kind of call does not stop the other kind', async () => {
  const address = createAddress(2);
  const [speech, language] = [address.circuit(limits), address.circuit(limits)];
  for (let i = 0; i < 2; i += 1) await expect(speech.execute(failing('model_timeout'), signal)).rejects.toThrow(Error);
  expect(await language.execute(async () => 'here', signal)).toBe('here');
  expect(address.problem()).toBe('The model had not finished after 1 s.');
});

test('an open circuit closes after its time, even if the clock was put back meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] });
  try {
    const circuit = createAddress(2).circuit(limits);
    for (let turn = 0; turn < limits.failures; turn += 1)
      await expect(circuit.execute(failing('model_timeout'), signal)).rejects.toThrow(AppError);
    vi.setSystemTime(Date.now() - 3_600_000);
    await expect(circuit.execute(async () => 1, signal)).rejects.toThrow(BrokenCircuitError);
    vi.advanceTimersByTime(limits.open_ms + 1);
    expect(await circuit.execute(async () => 1, signal)).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});
