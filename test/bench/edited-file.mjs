// The file that the benches edit, and how they write down what they measured.

const lines = 2_000;

/** A service as people write them, repeated to the wanted length. @param {number} [length] Lines. */
export function service(length = lines) {
  const block = (/** @type {number} */ n) => `
export class Orders${n} {
  constructor(private readonly orders: Repository<Order>, private readonly logger: Logger) {}

  async place(request: Request, items: readonly Item[]): Promise<Order> {
    const { user, body } = request;
    const total = items.map((item) => item.price * item.quantity).reduce((sum, price) => sum + price, 0);
    try {
      const order = await this.orders.save({ user: user.id, total, address: body.address, items });
      this.logger.info({ order: order.id, user: user.id }, "order placed");
      return order;
    } catch (error) {
      this.logger.error({ error, email: user.email }, \`order of \${user.id} failed\`);
      throw new OrderError("The order could not be placed", { cause: error });
    }
  }
}
`;
  let text = `import type { Logger } from "pino";\nimport type { Request } from "express";\n`;
  for (let n = 0; text.split("\n").length < length; n++) text += block(n);
  return text;
}

/** The value below which this share lies, in text.
 * @param {readonly number[]} values @param {number} share */
export function at(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
}
