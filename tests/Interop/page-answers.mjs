// Answers in the form of the API contract for routes that a test does not want of its server, so that pages can be seen in states that are hard to come by:
// a list in which everything happens, comments that arrive one by one, a video that is being drawn, a line that breaks in the middle of an upload.
const json = (route, body, status = 200, headers = {}) => route.fulfill({ status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });

const hex = (n) => String(n).padStart(32, '0');
const activities = ['Weightlifting', 'Jumping', 'Running', 'Mobility'];
const exercises = ['snatch', 'Countermovement Jump', 'Running', 'Overhead Squat'];
const titles = ['Heavy single', 'Three jumps <b>bold</b>', 'Treadmill, easy', 'Overhead squat, October'];
const metrics = [{ max_bar_speed: 1.93, max_power: 2860 }, { jump_height: 0.412, flight_time: 0.58 }, { speed: 3.4, cadence: 172 }, { score: 2, composite: 71 }];

const entry = (n, more = {}) => ({
  session_id: hex(n), title: `${titles[n % 4]} ${Math.floor(n / 4) + 1}`, activity: activities[n % 4], exercise: exercises[n % 4], status: 'completed', progress: 1, error_code: null,
  created_at: { date: '22/11/2026', time: '10:56 AM' }, created_at_iso: new Date(Date.UTC(2026, 10, 22, 10, 56) - n * 7_300_000).toISOString(), created_by: 'key', user_id: 'someUserId123', user_name: 'Demo client',
  analysis_version: 1, metrics: metrics[n % 4], thumbnail_url: null, ...more,
});

const clients = [
  { user_uid: 'someUserId123', display_name: 'Demo client', email: null, phone: null, gender: null, age: null, height: null, weight: null },
  { user_uid: 'anna', display_name: 'Anna Weber', email: 'anna@example.org', phone: '+49 30 1234', gender: 'female', age: 27, height: 168, weight: 63.5, leg_length: 88, shoeSize: '39', brand: 'Nimbus', shoeModel: '4' },
  { user_uid: 'ivan', display_name: 'Иван Петров', email: 'ivan@example.org', phone: null, gender: 'male', age: 31, height: 182, weight: 94, leg_length: null },
];
const keys = [
  { key_id: 'k1', title: 'First key', role: 'admin', user_uid: null, created_at_iso: '2026-10-01T08:00:00Z', expires_at: null, last_used_at: '2026-11-22T10:00:00Z', active: true },
  { key_id: 'k2', title: 'Phone on the platform', role: 'user', user_uid: 'anna', created_at_iso: '2026-11-02T08:00:00Z', expires_at: '2027-11-02T08:00:00Z', last_used_at: null, active: true },
  { key_id: 'k3', title: 'Old tablet', role: 'sub_admin', user_uid: null, created_at_iso: '2025-11-02T08:00:00Z', expires_at: null, last_used_at: null, active: false },
];

const phases = ['start_of_lifting', 'first_pull_end', 'transition', 'second_pull_end', 'turnover_end', 'catch_end', 'recovery_end'];
const picture = (name) => `/videos/${hex(1)}/phases/${name}/?expires=1&signature=x`;
const svg = (name) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#3a4a44"/><text x="80" y="50" fill="#fff" font-size="13" text-anchor="middle">${name}</text></svg>`;

/** Answers for the pages that show many things. `sessions` are the real sessions of the server by activity path, put on top of the list. */
export async function answerFor(page, { sessions = {}, ownList = [], comments = true } = {}) {
  const threads = new Map();
  const list = [...ownList, entry(0, { status: 'processing', progress: 0.42, metrics: {}, analysis_version: 0 }), entry(1), entry(2, { status: 'failed', metrics: {}, analysis_version: 0 }), ...Array.from({ length: 30 }, (_, i) => entry(i + 3))];
  const state = { list, clients: [...clients], keys: [...keys], asked: [] };
  const at = (pattern, answer) => page.route(pattern, (route) => {
    // A page of the same address is no question to the API.
    if (route.request().resourceType() === 'document') return route.fallback();
    state.asked.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
    return answer(route, new URL(route.request().url()), route.request());
  });
  await at('**/session-management/sessions/?*', (route, url) => {
    const query = url.searchParams;
    let found = state.list.filter((one) => one.title.toLowerCase().includes((query.get('title') ?? '').toLowerCase()) && (query.get('activity') ?? one.activity) === one.activity);
    const total = found.length;
    const limit = Number(query.get('limit') ?? 20);
    if (query.has('start_after_id')) found = found.slice(found.findIndex((one) => one.session_id === query.get('start_after_id')) + 1);
    if (query.has('end_before_id')) found = found.slice(0, found.findIndex((one) => one.session_id === query.get('end_before_id'))).slice(-limit);
    found = found.slice(0, limit);
    return json(route, { sessions: Object.fromEntries(found.map((one) => [one.session_id, one])), query_count: total, first_doc_id: found[0]?.session_id ?? null, last_doc_id: found.at(-1)?.session_id ?? null });
  });
  await at(/\/session-management\/sessions\/[0-9a-f]{32}\/$/, (route, url, request) => {
    const id = url.pathname.split('/')[3];
    if (request.method() === 'PUT') state.list.find((one) => one.session_id === id).title = request.postDataJSON().title;
    if (request.method() === 'DELETE') state.list = state.list.filter((one) => one.session_id !== id);
    return request.method() === 'DELETE' ? route.fulfill({ status: 204 }) : json(route, { session_id: id });
  });
  await at('**/session-management/sessions/by-ids/', (route, url, request) => json(route, {
    sessions: Object.fromEntries(request.postDataJSON().session_ids.map((id) => [id, entry(0, { session_id: id, ...state.list.find((one) => one.session_id === id) })])),
  }));
  await at('**/analyses/', (route) => json(route, { session_id: hex(1), current: 2, analyses: [
    { analysis_version: 1, status: 'completed', progress: 1, provisional: false, model: 'aiky-pose-s', ended_at_iso: '2026-11-20T10:00:00Z' },
    { analysis_version: 2, status: 'completed', progress: 1, provisional: false, model: 'aiky-pose-s', ended_at_iso: '2026-11-22T10:00:00Z' },
  ] }));
  let drawn = 0;
  await at('**/analyzed-video/', (route) => json(route, { status: 'processing', progress: Math.min(0.9, 0.2 * ++drawn), analyzed_video_url: null }, 202, { 'Retry-After': '2' }));
  await at(/\/(lift-analysis|jump-analysis|gait-analysis)\/(\?|$)/, (route, url) => json(route, {
    exercise: 'snatch', phase_data: url.pathname.includes('lift') ? Object.fromEntries(phases.map((name, i) => [name, { image_url: picture(name), time_ms: 800 + i * 280, average_time_ms: i * 250 }])) : {},
    user_information: { display_name: 'Demo client', age: 27, weight: 63.5, height: 168 }, comments: {},
  }));
  await page.route('**/phases/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg(new URL(route.request().url()).pathname.split('/')[4]) }));
  await at(/\/summary\/(\?|$)/, (route, url, request) => request.method() === 'POST'
    ? json(route, Object.fromEntries(['velocity', 'power', 'stability', 'final_summary'].map((topic) => [topic, begin(topic)])))
    : json(route, { exercise_type: 'snatch' }));
  await at(/\/recommendation\/(\?|$)/, (route) => json(route, Object.fromEntries(['barbell_velocity', 'shin_angle', 'barbell_trajectory'].map((topic) => [topic, begin(topic)]))));
  const begin = (topic) => {
    const id = `thread_${topic.replace(/[^a-z]/g, '').padEnd(24, 'x')}`;
    threads.set(id, { topic, polls: 0 });
    return id;
  };
  await at('**/threads/*/', (route, url) => {
    const thread = threads.get(url.pathname.split('/')[2]);
    const isDone = comments && ++thread.polls > 1;
    return json(route, { status: isDone ? 'completed' : 'running', topic: thread.topic, author: 'rules', text: isDone ? `The bar reaches 1.93 m/s, within the usual range of good lifters. Keep it close while it passes the thigh, and finish the extension before the arms bend. <i>${thread.topic}</i>` : null });
  });
  await at('**/client-management/clients/**', (route, url, request) => {
    if (request.method() === 'POST') state.clients.push({ user_uid: `new${state.clients.length}`, ...request.postDataJSON() });
    if (request.method() === 'DELETE') state.clients = state.clients.filter((one) => one.user_uid !== url.pathname.split('/')[3]);
    if (request.method() === 'PUT') Object.assign(state.clients.find((one) => one.user_uid === url.pathname.split('/')[3]), request.postDataJSON());
    return request.method() === 'DELETE' ? route.fulfill({ status: 204 }) : json(route, { clients: Object.fromEntries(state.clients.map((one) => [one.user_uid, one])), query_count: state.clients.length });
  });
  await at('**/api-management/keys/**', (route, url, request) => {
    if (request.method() === 'POST') {
      const made = { key_id: `k${state.keys.length + 1}`, ...request.postDataJSON(), created_at_iso: '2026-11-22T10:00:00Z', active: true };
      state.keys.push(made);
      return json(route, { ...made, token: 'aiky_3f9c0e5b7a1d4c2e8f6b9a0d1c2e3f4a5b6c7d8e9f0a1b2c' }, 201);
    }
    if (request.method() === 'PATCH') Object.assign(state.keys.find((one) => one.key_id === url.pathname.split('/')[3]), request.postDataJSON());
    return json(route, { keys: state.keys });
  });
  return state;
}

/** A tus server in the page's own line: takes parts, and breaks off as often as it is told to. */
export async function answerUploads(page, { breaks = 0, sessionId, partLimit = Infinity }) {
  const state = { length: 0, offset: 0, metadata: '', parts: 0, breaks: 0 };
  await page.route('**/uploads/**', async (route) => {
    const request = route.request();
    const headers = { 'Tus-Resumable': '1.0.0' };
    const said = await request.allHeaders();
    if (request.method() === 'POST') {
      state.length = Number(said['upload-length']);
      state.metadata = Object.fromEntries(said['upload-metadata'].split(',').map((pair) => pair.split(' ')).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]));
      return route.fulfill({ status: 201, headers: { ...headers, Location: '/uploads/abc/' } });
    }
    if (request.method() === 'HEAD') return route.fulfill({ status: 200, headers: { ...headers, 'Upload-Offset': String(state.offset), 'Upload-Length': String(state.length) } });
    if (state.breaks < breaks && state.parts > 0) {
      state.breaks++;
      return route.abort('connectionreset');
    }
    if (Number(said['upload-offset']) !== state.offset) return route.fulfill({ status: 409, headers });
    state.parts++;
    state.offset += Math.min(partLimit, request.postDataBuffer()?.length ?? 0);
    return route.fulfill({ status: 204, headers: { ...headers, 'Upload-Offset': String(state.offset), ...(state.offset === state.length ? { 'Session-Id': sessionId } : {}) } });
  });
  return state;
}
