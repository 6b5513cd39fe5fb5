/**
 * The frame behind `/payments/ready`: takes the SDK's messages, shows the window, answers once per request
 * (`wire.md`, One payment). Self-contained: the service sends its source to the browser.
 */
export function runFrame(armWindow: () => void): void {
  interface Reply {
    impUid: string | null;
    /** What the page is told at once. */
    post: object | null;
    /** The window, already escaped; null where the buyer decides elsewhere or not at all. */
    html: string | null;
    /** What `communicate` may say, and the ending it means. */
    communicates: Record<string, string>;
    /** True where the decision may fall outside this frame. */
    poll: boolean;
  }
  interface Due {
    at: number;
    origin: string;
    message: object;
  }
  interface Turn {
    origin: string;
    opened: Promise<Reply | null>;
    answered: boolean;
  }

  const { base = '', code = '', provider = '', pgId = '' } = document.documentElement.dataset;
  let turn: Turn | null = null;

  tell(dueBefore());

  addEventListener('message', (event) => {
    if (event.source !== parent || parent === window || typeof event.data !== 'string') return;
    let message: { action?: unknown; data?: { result?: unknown; request_id?: unknown } } | null;
    try {
      message = JSON.parse(event.data);
    } catch {
      return;
    }
    if (message?.action === 'payment' || message?.action === 'certification') {
      void open(event.data, message.data?.request_id, event);
    } else if (message?.action === 'communicate') {
      void communicate(String(message.data?.result));
    }
  });

  async function open(text: string, requestId: unknown, event: MessageEvent): Promise<void> {
    const opened = call('POST', '/payments/open', {
      code,
      provider,
      pg_id: pgId,
      origin: location.origin,
      message: text,
    });
    const current: Turn = {
      // A sandboxed or file: page has no origin to address.
      origin: event.origin === 'null' ? '*' : event.origin,
      opened: opened as Promise<Reply | null>,
      answered: false,
    };
    turn = current;
    const reply = await current.opened;
    if (turn !== current) return;
    if (!reply) {
      const data = {
        request_id: requestId,
        success: false,
        error_code: 'F500',
        error_msg: '샌드박스가 응답하지 않습니다.',
      };
      post({ action: 'done', data }, current.origin);
      return;
    }
    if (reply.post) post(reply.post, current.origin);
    if (reply.html !== null) show(reply.html, current);
    if (reply.poll) poll(current, reply);
  }

  function show(html: string, current: Turn): void {
    document.body.innerHTML = html;
    armWindow();
    const form = document.querySelector<HTMLFormElement>('form.window');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const button = event.submitter as HTMLButtonElement | null;
      const fields = new FormData(form);
      void decide(current, button?.value ?? '', String(fields.get('choice') ?? ''), Number(fields.get('quota') ?? 0));
    });
  }

  async function communicate(result: string): Promise<void> {
    const current = turn;
    const reply = await current?.opened;
    if (!current || !reply || !Object.hasOwn(reply.communicates, result)) return;
    void decide(current, reply.communicates[result] as string);
  }

  async function decide(current: Turn, scenario: string, choice?: string, quota?: number): Promise<void> {
    const reply = await current.opened;
    answer(current, await call('POST', `/payments/answer/${reply?.impUid}`, { scenario, choice, quota }));
  }

  function poll(current: Turn, reply: Reply): void {
    if (turn !== current || current.answered) return;
    setTimeout(async () => {
      if (turn !== current || current.answered) return;
      answer(current, await call('GET', `/payments/answer/${reply.impUid}`));
      poll(current, reply);
    }, 500);
  }

  function answer(current: Turn, reply: unknown): void {
    const posts = (reply as { posts?: { after: number; message: object }[] | null } | null)?.posts;
    if (!posts || current.answered || turn !== current) return;
    current.answered = true;
    const now = Date.now();
    tell(posts.map(({ after, message }) => ({ at: now + after, origin: current.origin, message })));
  }

  // The SDK loads its frames anew with every answer: what is still to be said outlives that in the frame's name.
  function tell(due: Due[]): void {
    window.name = JSON.stringify(due);
    const [next, ...rest] = due;
    if (!next) return;
    setTimeout(
      () => {
        post(next.message, next.origin);
        tell(rest);
      },
      Math.max(0, next.at - Date.now()),
    );
  }

  function dueBefore(): Due[] {
    try {
      return JSON.parse(window.name);
    } catch {
      return [];
    }
  }

  // Any message that the SDK does not know closes its dialog, so nothing else is ever posted.
  function post(message: object, origin: string): void {
    parent.postMessage(JSON.stringify(message), origin);
  }

  async function call(method: string, path: string, body?: object): Promise<unknown> {
    try {
      const headers = { 'content-type': 'application/json' };
      const init = body ? { method, headers, body: JSON.stringify(body) } : { method };
      const response = await fetch(base + path, init);
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }
}
