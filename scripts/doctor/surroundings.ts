import type { Settings } from '#lib/base/settings/settings';
import { endpointOf } from '#lib/language/endpoint';
import { exposureWarning } from '#lib/transports/http/guards/known-host';
import { type Finding, fault, hint, well } from './finding.ts';

const leastNode = 24;

export function checkNode(version: string = process.versions.node): Finding {
  if (Number(version.split('.')[0]) >= leastNode) return well(`Node ${version} runs this.`);
  return fault(
    `This is Node ${version}; the sources want ${leastNode}. Start with npm (npm start, npm run doctor), which finds the Node that the project brings, after npm ci.`,
  );
}

/** The consequences of the address for browsers and proxies. */
export function checkAddress({ HOST, PUBLIC_URL }: Pick<Settings, 'HOST' | 'PUBLIC_URL'>): Finding[] {
  const isLocal = /^(127\.|localhost$|::1$)/.test(HOST);
  if (PUBLIC_URL === undefined) {
    return isLocal
      ? [well(`It listens for this machine only (${HOST}); browsers on it may use the microphone.`)]
      : [
          hint(
            `It listens on ${HOST} without PUBLIC_URL: others can open it, but browsers give them no microphone without HTTPS. Put a proxy with a certificate in front and set PUBLIC_URL.`,
          ),
        ];
  }
  const secure = PUBLIC_URL.startsWith('https:');
  return [
    secure
      ? well(`Behind ${PUBLIC_URL} browsers may use the microphone.`)
      : hint(`PUBLIC_URL is ${PUBLIC_URL}: without https browsers give no microphone, and cookies travel in the open.`),
    hint(
      'The proxy in front must not hold back streams: nginx wants proxy_buffering off, proxy_http_version 1.1 and the Upgrade headers; Caddy needs nothing.',
    ),
  ];
}

/** Empty if the server only serves this machine or asks for a password. */
export function checkOpenness(settings: Settings): Finding[] {
  const warning = exposureWarning(settings);
  return warning === null ? [] : [hint(warning)];
}

/** Checks the model’s address, if there is one; costs nothing. */
export async function checkModel(settings: Settings): Promise<Finding> {
  const endpoint = endpointOf(settings);
  if (!endpoint) return well('No language model is configured; the local engines do everything.');
  const { probe } = await import('#lib/language/probe');
  const problem = await probe(endpoint);
  return problem
    ? fault(`The language model at ${endpoint.base_url} cannot be used: ${problem.message}`)
    : well(`The language model ${endpoint.model} answers at ${endpoint.base_url}.`);
}
