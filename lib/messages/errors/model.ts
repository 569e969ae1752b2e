import { grouped, seconds } from '#lib/messages/units';

/** Errors of a language model or a speech model. */
export const modelErrors = {
  model_rejected_key: {
    not_accepted: 'The model’s server does not accept the key. Check OPENAI_API_KEY.',
    not_allowed: 'The model’s server does not allow this key to use the model. Check OPENAI_API_KEY.',
  },
  model_unknown: {
    address: 'The model’s server does not know this model or address. Check ANALYSIS_MODEL and OPENAI_BASE_URL.',
    web_page: 'The model’s server answered with a web page. Check OPENAI_BASE_URL; it usually ends in “/v1”.',
    not_listed: ({ model }: { model: string }) =>
      `The model’s server does not list a model called “${model}”. Check ANALYSIS_MODEL.`,
    speech_not_listed: ({ model }: { model: string }) =>
      `The model’s server does not list a speech model called “${model}”. Check TRANSCRIPTION_MODEL.`,
    speech: 'The server does not know this speech model, or does not accept speech. Check TRANSCRIPTION_MODEL.',
  },
  model_unreachable: 'The model’s server cannot be reached, or it broke off its answer.',
  model_server_error: {
    status: ({ status }: { status: number }) => `The model’s server failed (${status}).`,
    timeout: 'The model’s server ran out of time.',
    broke_off: 'The model’s server broke off its answer.',
  },
  model_rate_limited: 'The model’s server is receiving too many requests, or its quota is used up.',
  model_timeout: {
    total: ({ limit_ms }: { limit_ms: number }) => `The model had not finished after ${seconds(limit_ms)}.`,
    start: ({ limit_ms }: { limit_ms: number }) => `The model did not begin to answer within ${seconds(limit_ms)}.`,
    stalled: ({ limit_ms }: { limit_ms: number }) =>
      `The model stopped in the middle of its answer for ${seconds(limit_ms)}.`,
  },
  model_paused:
    'The model failed to answer several times in a row. Undertone waits half a minute before it tries again.',
  model_budget_spent: 'The day’s budget for the model is used up. The next day begins at midnight, UTC.',
  owner_budget_spent: 'You have used up your model budget for today. The next day begins at midnight, UTC.',
  model_too_long: {
    conversation: 'The conversation is longer than the model can read at once.',
    context: ({ context, taken, is_estimate }: { context: number; taken: number; is_estimate: boolean }) =>
      `The model’s server takes ${grouped(context)} tokens at once, but this part of the conversation with its instructions takes ${is_estimate ? 'about ' : ''}${grouped(taken)}. Give the model a larger context there, and set MODEL_WINDOW_TOKENS to 12,000 less than that.`,
  },
  model_refused: 'The model declined to answer.',
  model_bad_answer: {
    form: 'The model’s answer did not have the requested form, even at the second attempt.',
    card: 'The model’s answer contained nothing for this card that could be read.',
    no_json:
      'The model answers, but not with JSON in the requested form, so the local results will stay. Choose a larger model in ANALYSIS_MODEL.',
  },
  model_failed: {
    unreadable: 'The model’s answer could not be read.',
    internal: 'The request to the model failed because of an internal error.',
    no_credit: 'The account at the model’s server has no credit left.',
    refused: ({ status }: { status: number }) => `The model’s server refused the request (${status}).`,
    redirect: 'The model’s server answered with a redirect, which is not followed. Check OPENAI_BASE_URL.',
    too_long: 'The model’s answer was far too long and was cut off.',
    answer_cut: 'The model’s answer was longer than allowed and was cut off.',
    thinking:
      'The model used up its answer limit on thinking, even with a higher limit. Turn its thinking off or down at the server, or choose another model in ANALYSIS_MODEL.',
    models_unreachable: 'The list of models could not be requested from the model’s server.',
    unreachable: 'The model’s server could not be asked.',
    evaluation: ({ talk, problem }: { talk: string; problem: string }) =>
      `The model could not analyse ${talk}: ${problem}`,
  },
} as const;
