/** Calls the sandbox as its own windows do. */
export async function callSandbox(service: string, path: string, body: object): Promise<{ impUid?: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${service}/payments/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as { impUid?: string };
}

/** Opens a payment as the SDK does; returns its `imp_uid`, undefined where the window is refused. */
export async function openAt(
  service: string,
  merchantUid: string,
  amount: number,
  params: Record<string, string> = {},
): Promise<string | undefined> {
  const order = { merchant_uid: merchantUid, amount, pay_method: 'card', name: 'tea', request_id: 'req_1' };
  const message = JSON.stringify({ action: 'payment', data: { ...order, ...params } });
  const { origin } = new URL(service);
  const { impUid } = await callSandbox(service, 'open', { code: 'imp1', provider: '', pg_id: '', origin, message });
  // The SDK reads an empty one where there is none.
  return impUid || undefined;
}

/** Opens a payment and ends it as its window does. */
export async function payAt(
  service: string,
  merchantUid: string,
  amount: number,
  scenario: string,
  params: Record<string, string> = {},
): Promise<string> {
  const impUid = await openAt(service, merchantUid, amount, params);
  if (!impUid) throw new Error(`no window opened for ${merchantUid}`);
  await callSandbox(service, `answer/${impUid}`, { scenario });
  return impUid;
}
