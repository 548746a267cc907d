// Keeps one comment on a merge request: the file that is named, in the place of what it said before.
import { readFileSync } from 'node:fs';

const MARKER = '<!-- mira-gitops plan -->';

const { CI_API_V4_URL: api, CI_MERGE_REQUEST_PROJECT_ID: project, CI_MERGE_REQUEST_IID: number } = process.env;
const token = process.env.MIRA_COMMENT_TOKEN;

if (!token) {
  console.log('no comment: there is no MIRA_COMMENT_TOKEN, as in pipelines of forks');
  process.exit(0);
}

async function call(method, url, content) {
  const response = await fetch(url, {
    method,
    headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
    ...(content && { body: JSON.stringify(content) }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response;
}

/** The number of our comment; undefined where there is none yet. Somebody else's is never taken for ours. */
async function ownNote(notes) {
  const { id: self } = await (await call('GET', `${api}/user`)).json();
  for (let page = '1'; page; ) {
    const response = await call('GET', `${notes}?per_page=100&sort=asc&page=${page}`);
    const own = (await response.json()).find(({ author, body }) => author.id === self && body.startsWith(MARKER));
    if (own) return own.id;
    page = response.headers.get('x-next-page');
  }
  return undefined;
}

const body = readFileSync(process.argv[2], 'utf8');
const notes = `${api}/projects/${project}/merge_requests/${number}/notes`;
const id = await ownNote(notes);
await (id === undefined ? call('POST', notes, { body }) : call('PUT', `${notes}/${id}`, { body }));
