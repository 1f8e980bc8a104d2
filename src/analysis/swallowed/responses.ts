// Answers to requests, by the names that frameworks give them.

const responses =
  /^(?:this\.)?(?:res|response|reply|ctx|c|context|h|NextResponse|Response|HttpResponse|event|rep|resp|httpResponse)\b/;
const methods =
  /\.(?:status|sendStatus|send|json|end|code|redirect|render|text|html|writeHead|header|set|setHeader|cookie|clearCookie|type|jsonp|body|response|headers|removeHeader|unauthorized|forbidden|badRequest|notFound)(?:\(\))?(?:\.|$)/;

/** Whether a callee or an object is the answer to a request, or makes one: `res.status(401).json`, `NextResponse.json`, `Response`. */
export function isResponse(label: string): boolean {
  if (!responses.test(label)) return false;
  return (
    methods.test(label) ||
    /^(?:NextResponse|Response|HttpResponse)$/.test(label) ||
    /^(?:res|response|reply|ctx|ctx\.response)$/.test(label)
  );
}
