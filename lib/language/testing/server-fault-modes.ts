import type { Play, Scene, SeenRequest } from './scene.ts';
import { chatChunks, chatDone, responsesEvents } from './wire.ts';

/** Tokens of a request, according to the scripted servers with a small context. */
const promptTokens = 1_200;

const holds = (body: SeenRequest['body'], name: string): boolean => Object.hasOwn(body ?? {}, name);
const saysRole = (body: SeenRequest['body'], role: string): boolean =>
  JSON.stringify(body ?? {}).includes(`"role":"${role}"`);
const limitIn = (body: SeenRequest['body']): number =>
  Number(body?.max_tokens ?? body?.max_completion_tokens ?? body?.max_output_tokens ?? 0);
const isResponses = ({ request }: Scene): boolean => request.path.endsWith('/responses');

function refuse({ response }: Scene, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function say(scene: Scene, text: string, thought: Record<string, string> = {}, finish = scene.finish()): void {
  scene.response.writeHead(200, { 'content-type': 'text/event-stream' });
  const frames = isResponses(scene)
    ? responsesEvents(text, scene.pieces, finish)
    : [...chatChunks(text, scene.pieces, finish, thought), chatDone];
  scene.response.end(frames.join(''));
}

const openAi = (message: string, param: string | null, code: string | null = 'unsupported_parameter'): object => ({
  error: { message, type: 'invalid_request_error', param, code },
});
const vllm = (message: string): object => ({
  object: 'error',
  message,
  type: 'BadRequestError',
  param: null,
  code: 400,
});

/** Refuses certain requests, and answers all others. */
const refusing =
  (is: (body: SeenRequest['body']) => boolean, status: number, body: unknown): Play =>
  (scene) =>
    is(scene.request.body) ? refuse(scene, status, body) : say(scene, scene.answer());

const thoughts = 'They may talk of {"topics": ["the wrong one"], "sure": true} or of {nothing}. Let me see.';

/**
 * Faults of real servers, in their own words, from the issue trackers of llama.cpp, Ollama, vLLM, LM Studio, Mistral
 * and OpenAI.
 */
export const serverFaultModes = {
  no_max_tokens: refusing(
    (body) => holds(body, 'max_tokens'),
    400,
    openAi(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      'max_tokens',
    ),
  ),
  no_max_completion_tokens: refusing((body) => holds(body, 'max_completion_tokens'), 422, {
    detail: [
      { type: 'extra_forbidden', loc: ['body', 'max_completion_tokens'], msg: 'Extra inputs are not permitted' },
    ],
  }),
  no_limits: refusing(
    (body) => holds(body, 'max_tokens') || holds(body, 'max_completion_tokens'),
    400,
    openAi('Unrecognized request argument supplied: max_tokens, max_completion_tokens', null, null),
  ),
  no_stream_options: refusing((body) => holds(body, 'stream_options'), 422, {
    object: 'error',
    message: {
      detail: [
        {
          type: 'extra_forbidden',
          loc: ['body', 'stream_options', 'include_usage'],
          msg: 'Extra inputs are not permitted',
          input: true,
        },
      ],
    },
    type: 'invalid_request_error',
    param: null,
    code: null,
  }),
  no_developer: refusing(
    (body) => saysRole(body, 'developer'),
    400,
    openAi('chat template rejected the request: Unexpected message role.', null, null),
  ),
  /** A chat template without a role for instructions; the server fails instead of refusing. */
  no_system: refusing((body) => saysRole(body, 'system') || saysRole(body, 'developer'), 500, {
    error: { message: 'System role not supported', type: 'server_error' },
  }),
  no_json_object: refusing((body) => JSON.stringify(body).includes('"json_object"'), 400, {
    error: "'response_format.type' must be 'json_schema' or 'text'",
  }),
  no_schema_no_json: refusing((body) => /"json_(?:schema|object)"/u.test(JSON.stringify(body)), 400, {
    error: "'response_format.type' must be 'text'",
  }),
  no_grammar: refusing((body) => JSON.stringify(body).includes('"json_schema"'), 500, {
    error: { code: 500, message: 'failed to parse grammar', type: 'server_error' },
  }),
  thinks: (scene) => say(scene, `<think>${thoughts}</think>\n\n${scene.answer()}`),
  /** The template opens the thoughts, so only their end is written. */
  thinks_on: (scene) => say(scene, `${thoughts}</think>\n${scene.answer()}`),
  thinks_apart: (scene) => say(scene, scene.answer(), { reasoning_content: thoughts }),
  /** The answer is sent as thoughts. */
  answers_in_thought: (scene) =>
    isResponses(scene) ? say(scene, scene.answer()) : say(scene, '', { reasoning: `Okay. ${scene.answer()}` }),
  prose: (scene) =>
    say(
      scene,
      `Sure {as you wish}! An example would be {"topics": 1}. Here it is:\n${scene.answer()}\nI hope that {this} ` +
        'helps.',
    ),
  small_context: (scene) => {
    const limit = limitIn(scene.request.body);
    if (limit + promptTokens <= 4_096) say(scene, scene.answer());
    else
      refuse(
        scene,
        400,
        vllm(
          `This model's maximum context length is 4096 tokens. However, you requested ${limit + promptTokens} ` +
            `tokens (${promptTokens} in the messages, ${limit} in the completion). Please reduce the length of the ` +
            'messages or completion.',
        ),
      );
  },
  small_context_now: (scene) => {
    const limit = limitIn(scene.request.body);
    if (limit + promptTokens <= 4_096) say(scene, scene.answer());
    else
      refuse(
        scene,
        400,
        vllm(
          `This model's maximum context length is 4096 tokens. However, you requested ${limit} output tokens and ` +
            `your prompt contains at least ${promptTokens} input tokens, for a total of at least ` +
            `${limit + promptTokens} tokens.`,
        ),
      );
  },
  short_answers: refusing(
    (body) => limitIn(body) > 4_096,
    400,
    openAi(
      'max_tokens is too large: 8000. This model supports at most 4096 completion tokens, whereas you provided 8000.',
      'max_tokens',
      'invalid_value',
    ),
  ),
  short_answers_in_a_range: refusing(
    (body) => limitIn(body) > 4_096,
    400,
    openAi('Invalid max_tokens value, the valid range of max_tokens is [1, 4096]', null, 'invalid_request_error'),
  ),
  /** The request itself is too long. */
  exceeds: (scene) =>
    refuse(scene, 400, {
      error: {
        code: 400,
        message: 'the request exceeds the available context size, try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 9_407,
        n_ctx: 4_096,
      },
    }),
  exceeds_with_200: (scene) =>
    refuse(scene, 200, {
      error: {
        code: 400,
        message: 'the request exceeds the available context size, try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 9_407,
        n_ctx: 4_096,
      },
    }),
  exceeds_lm_studio: (scene) =>
    refuse(scene, 400, {
      error:
        'Trying to keep the first 5342 tokens when context the overflows. However, the model is loaded with ' +
        'context length of only 4096 tokens, which is not enough.',
    }),
  /** Thinks up to its limit, unless low effort is requested. */
  thinks_too_long: (scene) =>
    /"(?:reasoning_effort|effort)":"low"/u.test(JSON.stringify(scene.request.body))
      ? say(scene, scene.answer())
      : say(scene, '', { reasoning_content: thoughts }, 'length'),
  /** The same with a model without that option; it needs more room. */
  thinks_for_long: (scene) => {
    if (/"(?:reasoning_effort|effort)":"low"/u.test(JSON.stringify(scene.request.body)))
      refuse(scene, 400, {
        error: {
          message: 'think value "low" is not supported for this model',
          type: 'api_error',
          param: null,
          code: null,
        },
      });
    else if (limitIn(scene.request.body) >= 16_000) say(scene, `<think>${thoughts}</think>${scene.answer()}`);
    else say(scene, `<think>${thoughts}`, {}, 'length');
  },
  thinks_for_ever: (scene) => say(scene, `<think>${thoughts}`, {}, 'length'),
  /** Has one model, and answers only to its name. */
  has_one_model: (scene) => {
    if (scene.request.path.endsWith('/models'))
      refuse(scene, 200, {
        object: 'list',
        data: [
          { id: 'scripted-1', object: 'model' },
          { id: 'scripted-speech', object: 'model' },
        ],
      });
    else if (scene.request.body?.model === 'scripted-1') say(scene, scene.answer());
    else
      refuse(scene, 404, openAi('The model does not exist or you do not have access to it.', null, 'model_not_found'));
  },
  /** llama.cpp names its model by its file, whatever name is requested. */
  lists_a_path: (scene) =>
    scene.request.path.endsWith('/models')
      ? refuse(scene, 200, {
          object: 'list',
          data: [{ id: '/models/Qwen3-8B-Q4_K_M.gguf', object: 'model', owned_by: 'llamacpp' }],
        })
      : say(scene, scene.answer()),
  /** A gateway that accepts more names of models than it lists. */
  lists_no_alias: (scene) =>
    scene.request.path.endsWith('/models')
      ? refuse(scene, 200, {
          object: 'list',
          data: [
            { id: 'qwen3-8b-instruct-2507', object: 'model' },
            { id: 'llama-4-scout', object: 'model' },
          ],
        })
      : say(scene, scene.answer()),
} satisfies Record<string, Play>;
