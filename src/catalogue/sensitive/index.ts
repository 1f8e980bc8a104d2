// All categories of sensitive data, in the order in which documentation lists them.
import { createRegistry } from "../../base/registry.ts";
import { authentication } from "./authentication.ts";
import { belongings } from "./belongings.ts";
import { biometrics } from "./biometrics.ts";
import { children } from "./children.ts";
import { communication } from "./communication.ts";
import { contact } from "./contact.ts";
import { credentials } from "./credentials.ts";
import { demographic } from "./demographic.ts";
import { device } from "./device.ts";
import { education } from "./education.ts";
import { employment } from "./employment.ts";
import { financial } from "./financial.ts";
import { government } from "./government.ts";
import { health } from "./health.ts";
import { identity } from "./identity.ts";
import { infrastructure } from "./infrastructure.ts";
import { keys } from "./keys.ts";
import { legal } from "./legal.ts";
import { location } from "./location.ts";
import { payment } from "./payment.ts";
import { session } from "./session.ts";
import { wallets } from "./wallets.ts";

/** Every category of data that should not be logged without thought. */
export const sensitiveCategories = createRegistry("sensitive category", [
  ...credentials,
  ...session,
  ...keys,
  ...authentication,
  ...infrastructure,
  ...wallets,
  ...payment,
  ...financial,
  ...identity,
  ...government,
  ...contact,
  ...health,
  ...location,
  ...biometrics,
  ...employment,
  ...education,
  ...demographic,
  ...children,
  ...device,
  ...communication,
  ...legal,
  ...belongings,
]);
