// Where the server cannot be reached, a page of ours says so in place of the browser's. Nothing else is kept: pages hold what people said.
const offline = '/offline.html';
const cacheName = 'offline-1';
/**
 * What a page sends while it is left (a delete, the last correction) is lost on its way through here. So only browsers that can be told to come here for
 * pages alone come here at all.
 */
const forPagesAlone = 'InstallEvent' in self && 'addRoutes' in InstallEvent.prototype;

self.addEventListener('install', (event) => {
  if (forPagesAlone) event.addRoutes(['cors', 'no-cors', 'same-origin'].map((requestMode) => ({ condition: { requestMode }, source: 'network' })));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.add(offline)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name !== cacheName);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

if (forPagesAlone) {
  self.addEventListener('fetch', (event) => {
    if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return;
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(offline)) ?? Response.error()));
  });
}
