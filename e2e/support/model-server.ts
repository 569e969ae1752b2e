import { fakeAnswer } from '#lib/language/testing/fake-answers';
import { type ScriptedModel, type ScriptedModelOptions, startScriptedModel } from '#lib/language/testing/model-server';
import { startServer, type TestServer } from './server.ts';

type Answer = ScriptedModelOptions['answer'];

/** A server whose cards are read by a scripted language model. */
export interface ModelServer extends AsyncDisposable {
  app: TestServer;
  model: ScriptedModel;
  /** Until `reset`. */
  answerBy(answer: Answer): void;
  /** The model answers as usual, without faults. */
  reset(): void;
}

/** The server gets these settings, too. */
export async function startModelServer(settings: Record<string, string>): Promise<ModelServer> {
  let answer: Answer = fakeAnswer;
  const model = await startScriptedModel({ answer: (request) => answer(request), pieces: 6, every_ms: 50 });
  const app = await startServer({
    env: {
      OPENAI_BASE_URL: model.base_url,
      OPENAI_API_KEY: 'sk-test-key',
      ANALYSIS_MODEL: 'scripted-1',
      ...settings,
    },
  });
  return {
    app,
    model,
    answerBy: (given) => void (answer = given),
    reset() {
      answer = fakeAnswer;
      model.always(null);
    },
    async [Symbol.asyncDispose]() {
      await app.stop();
      await model[Symbol.asyncDispose]();
    },
  };
}
