// Generic types of libraries one member of which is what a type argument says: `Job<Invitation>` has it in `data`.

/** By API path of the type: its members, and which type argument each is. */
const envelopes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // https://api.docs.bullmq.io/classes/v5.Job.html
  "module:bullmq.Job": { data: 0, returnvalue: 1 },
  "module:bull.Job": { data: 0 },
  "module:bull.Bull.Job": { data: 0 },
  // https://axios-http.com/docs/res_schema
  "module:axios.AxiosResponse": { data: 0 },
  // https://github.com/sindresorhus/got/blob/main/documentation/3-streams.md#response-2
  "module:got.Response": { body: 0 },
  // https://cloudevents.github.io/sdk-javascript/classes/CloudEvent.html
  "module:cloudevents.CloudEvent": { data: 0 },
  "module:@google-cloud/functions-framework.CloudEvent": { data: 0 },
  // https://github.com/supermacro/neverthrow#top-level-api
  "module:neverthrow.Result": { value: 0, error: 1 },
  "module:neverthrow.ResultAsync": { value: 0, error: 1 },
  "module:neverthrow.Ok": { value: 0 },
  "module:neverthrow.Err": { error: 1 },
  // https://github.com/vultix/ts-results
  "module:ts-results.Result": { val: 0 },
  "module:ts-results-es.Result": { value: 0, error: 1 },
  // https://gcanti.github.io/fp-ts/modules/Either.ts.html
  "module:fp-ts/Either.Either": { left: 0, right: 1 },
  "module:fp-ts/lib/Either.Either": { left: 0, right: 1 },
  // https://grpc.github.io/grpc/node/grpc.ServerUnaryCall.html
  "module:@grpc/grpc-js.ServerUnaryCall": { request: 0 },
  "module:@grpc/grpc-js.ServerWritableStream": { request: 0 },
  // https://developer.mozilla.org/docs/Web/API/MessageEvent/data
  "global:MessageEvent": { data: 0 },
  "global:CustomEvent": { detail: 0 },
};

/** Which type argument this member of a type is, or undefined. */
export function envelopeArgument(api: string, member: string): number | undefined {
  const members = Object.hasOwn(envelopes, api) ? envelopes[api] : undefined;
  return members && Object.hasOwn(members, member) ? members[member] : undefined;
}

/** Methods of results by which a function is given what they hold, and the member that it is. */
const handedOn: Readonly<Record<string, string>> = {
  map: "value",
  asyncMap: "value",
  andThen: "value",
  andTee: "value",
  match: "value",
  tap: "value",
  mapErr: "error",
  orElse: "error",
};

/** The member of a result that a method of it gives to its function, or undefined for what is no result. */
export function memberHandedOn(api: string, method: string): string | undefined {
  const member = Object.hasOwn(handedOn, method) ? handedOn[method] : undefined;
  return member !== undefined && envelopeArgument(api, member) !== undefined ? member : undefined;
}

/** Queues and workers of libraries, by API path, with the envelope that they give to functions: it has their type arguments. */
const callbacks: Readonly<Record<string, string>> = {
  // https://docs.bullmq.io/guide/workers
  "module:bullmq.Worker": "module:bullmq.Job",
  // https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md#queueprocess
  "module:bull": "module:bull.Job",
  "module:bull.Queue": "module:bull.Job",
  "module:bull.default": "module:bull.Job",
};

/** The type of what a queue or worker gives to the functions that it is given, or undefined. */
export function givenToCallbacks(api: string): string | undefined {
  return Object.hasOwn(callbacks, api) ? callbacks[api] : undefined;
}
