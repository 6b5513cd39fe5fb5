import { z } from 'zod';

/** Far more than any form of ours; a longer one is not read. */
const MAX_BYTES = 64 * 1024;

const word = z.union([z.string(), z.number().transform(String)]);
const NamesSchema = z.object({
  imp_uid: word.pipe(z.string().regex(/^[\w-]{1,64}$/)).nullish(),
  merchant_uid: word.pipe(z.string().min(1).max(255)).nullish(),
});

/** The fields of a request: its query, or its body as a form or as JSON; null where it is neither. */
export async function readFields(request: Request): Promise<Record<string, unknown> | null> {
  if (request.method === 'GET') return Object.fromEntries(new URL(request.url).searchParams);
  try {
    const body = await readBody(request);
    // Some servers and pages call JSON a form.
    if (body.trimStart().startsWith('{')) return JSON.parse(body);
    const type = request.headers.get('content-type') ?? '';
    if (!type.startsWith('multipart/')) return Object.fromEntries(new URLSearchParams(body));
    return Object.fromEntries(await new Response(body, { headers: { 'content-type': type } }).formData());
  } catch {
    return null;
  }
}

/** What a request calls a payment. */
interface RequestNames {
  readonly impUid: string | null;
  readonly merchantUid: string | null;
}

/** The payment that a request names; null where it names none, or badly. What else it says is not believed. */
export async function readNames(request: Request): Promise<RequestNames | null> {
  const { data } = NamesSchema.safeParse(withoutBlanks(await readFields(request)));
  const names = { impUid: data?.imp_uid ?? null, merchantUid: data?.merchant_uid ?? null };
  return names.impUid === null && names.merchantUid === null ? null : names;
}

/** `imp_uid=` says nothing, and a careless join writes `null`. */
function withoutBlanks(fields: Record<string, unknown> | null): Record<string, unknown> {
  const said = Object.entries(fields ?? {}).filter(
    ([, value]) => !['', 'null', 'undefined', null].includes(value as string),
  );
  return Object.fromEntries(said);
}

async function readBody(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new RangeError('too long');
    chunks.push(chunk);
  }
  return new Blob(chunks as BlobPart[]).text();
}
