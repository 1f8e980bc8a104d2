// Whole rows of people that a model, a repository or a collection gives, with no declaration of it in sight.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] =>
  findingsIn("no-unfiltered-object-in-log", code).map(({ category }) => category);

test.each([
  [
    "a model",
    `const User = mongoose.model("User"); async (id) => { const it = await User.findById(id); console.log(it); };`,
  ],
  [
    "a model of any name",
    `const M = mongoose.model("Member"); async (id) => console.log(await M.findOne({ _id: id }).lean());`,
  ],
  [
    "a client of a schema",
    `async (id) => { const it = await prisma.user.findUnique({ where: { id } }); console.log(it); };`,
  ],
  ["a new row", `async (form) => { const it = await prisma.user.create({ data: form }); console.log(it); };`],
  ["a repository", `async (id) => { const it = await this.customerRepository.findOneBy({ id }); console.log(it); };`],
  ["a collection", `async (db, id) => { const it = await db.collection("users").findOne({ id }); console.log(it); };`],
  ["a manager", `async (em, id) => { const it = await em.findOne(User, id); console.log(it); };`],
  ["a query builder", `async (db) => { const [first] = await db.select().from(users); console.log(first); };`],
  ["a callback", `(id) => { User.findOne({ id }, (error, it) => { console.log(it); }); };`],
  ["a callback of a query", `(id) => { User.findOne({ id }).exec((error, it) => { console.log(it); }); };`],
  [
    "an update",
    `async (id) => { const it = await User.findByIdAndUpdate(id, { age: 1 }, { new: true }); console.log(it); };`,
  ],
  ["a plain copy", `async (id) => { const it = await User.findById(id); console.log(it.toObject()); };`],
])("tells of %s", (_, code) => {
  expect(found(code)).toEqual(["user-record"]);
});

test.each([
  [
    "chosen columns",
    `async (id) => console.log(await prisma.user.findUnique({ where: { id }, select: { id: true } }));`,
  ],
  ["chosen fields", `async (id) => console.log(await User.findById(id).select("role"));`],
  ["fields as text", `async (id) => console.log(await User.findOne({ id }, "role"));`],
  ["fields as flags", `async (id) => console.log(await users.findOne({ id }, { role: 1 }));`],
  ["an element of a list", `(users, id) => { const it = users.find((each) => each.id === id); console.log(it); };`],
  ["counts", `async () => console.log(await User.countDocuments(), await prisma.user.count());`],
  ["rows of things", `async (id) => console.log(await Product.findById(id), await prisma.order.findMany({}));`],
  ["what a service makes", `async (form) => { const it = await mailer.users.create(form); console.log(it); };`],
  ["a single field", `async (id) => { const it = await User.findById(id); console.log(it.role); };`],
  [
    "a model whose fields are declared",
    `import { model, Schema } from "mongoose"; const User = model("User", new Schema({ role: String })); async () => console.log(await User.findOne({}));`,
  ],
])("says nothing of %s", (_, code) => {
  expect(found(code)).toEqual([]);
});
