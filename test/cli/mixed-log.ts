// A log of many kinds of lines, for tests that compare what one thread and two make of it.

const stamp = (second: number): string => new Date(Date.UTC(2025, 4, 17, 8, 0, second)).toISOString();

/** Known lines, stack traces with an empty line behind them, JSON, secrets, other letters, and an attack; several of each round. */
export function mixedLog(rounds: number): string {
  return Array.from({ length: rounds }, (_, i) =>
    [
      `${stamp(i)} INFO [main] org.example.shop.Orders: order shipped`,
      `${stamp(i)} ERROR [main] org.example.shop.Orders: payment of order ${i} failed`,
      "java.io.IOException: Connection reset",
      "\tat org.example.shop.Payments.pay(Payments.java:17)",
      "",
      `{"level":30,"time":${Date.parse(stamp(i))},"req":{"method":"GET","url":"/products/${i % 7}"},"res":{"statusCode":200},"msg":"done"}`,
      `May 17 08:00:${String(i % 60).padStart(2, "0")} web1 sshd[${4000 + i}]: Failed password for root from 203.0.113.9 port ${50_000 + i} ssh2`,
      `${stamp(i)} INFO [main] org.example.shop.Users: signed in user=alice password=h7Kp2mQ9xTz4`,
      `${stamp(i)} INFO [main] Zoë bought crème brûlée`,
    ].join("\n"),
  ).join("\n");
}
