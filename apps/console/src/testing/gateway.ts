/** What a component has asked of the gateway. */
export interface Asked {
  readonly what: string;
  readonly body: unknown;
}

let answers: Readonly<Record<string, unknown>> = {};
let asked: Asked[] = [];

/** The gateway answers so from now on: "GET /api/exceptions?owner=finance" to its answer. Returns what it is asked, as it comes. */
export function gatewayAnswers(byRequest: Readonly<Record<string, unknown>>): readonly Asked[] {
  answers = byRequest;
  asked = [];
  return asked;
}

class ProblemAnswer {
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: object) {
    this.status = status;
    this.body = body;
  }
}

/** An answer that says what is wrong. */
export function problem(status: number, body: { readonly type?: string; readonly detail: string }): unknown {
  return new ProblemAnswer(status, body);
}

/** Stands in for `fetch`. What no test has given an answer to is not found. */
export async function answer(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const what = `${request.method} ${pathname}${search}`;
  const body = request.method === 'GET' || !request.body ? undefined : ((await request.json()) as unknown);
  asked.push({ what, body });
  const known = what in answers;
  const given = answers[what];
  if (given instanceof ProblemAnswer) return Response.json(given.body, { status: given.status });
  return Response.json(known ? answers[what] : { detail: `nothing answers ${what}` }, { status: known ? 200 : 404 });
}
