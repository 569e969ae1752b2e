import type { CreatedSession } from '#e2e/support/api';
import { SessionPage } from '#e2e/support/session-page';
import { readRun } from '#e2e/support/sse';
import { expect, test } from '#e2e/support/test';
import { analysisTypes } from '#lib/analyses/steps';
import { fakeAnswer } from '#lib/language/testing/fake-answers';

/** The effect of each payload that runs. */
const act = 'window.hit=1';

/** Ways into a page, after OWASP's list of evasions; each is a spoken line, and a sentence of a model. */
const payloads = [
  `<script>${act}</script>`,
  `<ScRiPt>${act}</sCrIpT>`,
  `<script src=data:text/javascript,${act}></script>`,
  `</script><script>${act}</script>`,
  `</title><script>${act}</script>`,
  `</textarea><script>${act}</script>`,
  `</style><script>${act}</script>`,
  `--><script>${act}</script>`,
  `]]><script>${act}</script>`,
  `<script>${act}//`,
  `<<script>${act};//<</script>`,
  `<script/x>${act}</script>`,
  `<script type=module>${act}</script>`,
  `<img src=x onerror=${act}>`,
  `<img src=x onerror="${act}">`,
  `<img src=x:x onerror='${act}'>`,
  `<img/src/onerror=${act}>`,
  `<image src=x onerror=${act}>`,
  `"><img src=x onerror=${act}>`,
  `'><img src=x onerror=${act}>`,
  `" onfocus="${act}" autofocus="`,
  `' onmouseover='${act}`,
  `<svg onload=${act}>`,
  `<svg/onload=${act}>`,
  `<svg><script>${act}</script></svg>`,
  `<svg><animate onbegin=${act} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${act}"><text>x</text></a></svg>`,
  `<math><mtext><script>${act}</script></mtext></math>`,
  `<math><a xlink:href=javascript:${act}>x</a></math>`,
  `<iframe src="javascript:${act}"></iframe>`,
  `<iframe srcdoc="<script>parent.${act}</script>"></iframe>`,
  `<object data="javascript:${act}"></object>`,
  `<embed src="javascript:${act}">`,
  `<video><source onerror=${act}></video>`,
  `<audio src=x onerror=${act}></audio>`,
  `<details open ontoggle=${act}>x</details>`,
  `<body onload=${act}>`,
  `<input autofocus onfocus=${act}>`,
  `<select autofocus onfocus=${act}></select>`,
  `<marquee onstart=${act}>x</marquee>`,
  `<form action=javascript:${act}><button autofocus>x</button></form>`,
  `<a href="javascript:${act}">x</a>`,
  `<a href="java&#x09;script:${act}">x</a>`,
  `<base href="javascript:${act}//">`,
  `<link rel=stylesheet href="javascript:${act}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${act}">`,
  `<template><script>${act}</script></template>`,
  `<style>@import "javascript:${act}";</style>`,
  `[x](javascript:${act}) ![x](x" onerror="${act})`,
  `{{constructor.constructor('${act}')()}} \${${act}} <%= ${act} %>`,
  `&lt;script&gt;${act}&lt;/script&gt; &#60;script&#62;${act}&#60;/script&#62;`,
  `\\u003cscript\\u003e${act}\\u003c/script\\u003e`,
];

/** The form of the scripted model's sentences. */
const made = /A made-up [^."]*\./gu;

test('fifty scripts in speech, in a model’s answer, or in a name are text, and none of them runs', async ({
  page,
  watch,
  withModel: { app, answerBy },
}) => {
  test.setTimeout(120_000);
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(50);
  let at = 0;
  const written = new Set<string>();
  const next = (): string => {
    const payload = payloads[at++ % payloads.length] ?? '';
    written.add(payload);
    return JSON.stringify(payload).slice(1, -1);
  };
  answerBy((request) => fakeAnswer(request).replaceAll(made, () => `${next()} ${next()}`));
  watch.page(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      sessionStorage.setItem(
        'violations',
        `${sessionStorage.getItem('violations') ?? ''}${event.violatedDirective} ${event.blockedURI}\n`,
      ),
    );
  });
  const form = new FormData();
  form.append(
    'transcript',
    new Blob([payloads.map((payload, index) => `${index % 2 === 0 ? 'Anna' : 'Ben'}: ${payload}`).join('\n')]),
    `${payloads[0]}.txt`,
  );
  form.append('context', JSON.stringify({ notes: payloads.join('\n'), participants: payloads.slice(0, 20) }));
  const { session_id, owner_token } = (await (
    await fetch(`${app.url}/api/sessions`, { method: 'POST', body: form })
  ).json()) as CreatedSession;
  await readRun(await fetch(`${app.url}/api/sessions/${session_id}/events?until=complete`));
  const headers = { authorization: `Bearer ${owner_token}`, 'content-type': 'application/json' };
  const change = { title: payloads[13], speaker_names: { Anna: payloads[14] } };
  expect(
    (await fetch(`${app.url}/api/sessions/${session_id}`, { method: 'PATCH', headers, body: JSON.stringify(change) }))
      .status,
  ).toBe(200);
  expect(written.size, 'sentences of the model').toBeGreaterThanOrEqual(50);

  // The server's HTML holds none of them as markup. In a script's JSON they are escaped with \u003c.
  const html = await (await fetch(`${app.url}/s/${session_id}`)).text();
  for (const payload of payloads.filter((each) => each.startsWith('<'))) expect(html).not.toContain(payload);

  await page.context().addCookies([{ name: 'undertone_owner', value: encodeURIComponent(owner_token), url: app.url }]);
  for (const path of ['/', `/s/${session_id}`]) {
    await page.goto(app.url + path);
    await expect(page.getByText(payloads[13] ?? '', { exact: true }).first()).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  }
  await expect(new SessionPage(page).cards()).toHaveCount(analysisTypes.length);
  const said = await page.locator('main').innerText();
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
  for (const payload of payloads) expect(flat(said)).toContain(flat(payload));
  expect(
    await page.evaluate(() => ({ hit: 'hit' in window, violations: sessionStorage.getItem('violations') })),
  ).toEqual({ hit: false, violations: null });
  expect(dialogs).toEqual([]);

  // Proof that the test can fail: without the policy, such a line would run as markup.
  const runs = await page.context().newPage();
  await runs.setContent(payloads[13] ?? '');
  await expect.poll(() => runs.evaluate(() => 'hit' in window)).toBe(true);
});
