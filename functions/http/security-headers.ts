import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { AppEnv } from "./app-env.ts";

const own = ["'self'"];
const nothing = ["'none'"];

const policy = {
  defaultSrc: nothing,
  scriptSrc: own,
  styleSrc: own,
  imgSrc: [...own, "data:"],
  fontSrc: own,
  connectSrc: own,
  formAction: own,
  baseUri: nothing,
  frameAncestors: nothing,
  objectSrc: nothing,
};

/** Nothing of the device is used but passkeys. */
const permissionsPolicy = {
  accelerometer: [],
  camera: [],
  displayCapture: [],
  fullscreen: [],
  geolocation: [],
  gyroscope: [],
  magnetometer: [],
  microphone: [],
  midi: [],
  payment: [],
  usb: [],
  publickeyCredentialsCreate: ["self"],
  publickeyCredentialsGet: ["self"],
};

/** What browsers may do with an answer; the reference page's own library builds HTML from texts, ours does not. */
export function secureAnswers(isHttps: boolean): MiddlewareHandler<AppEnv> {
  const common = {
    strictTransportSecurity: isHttps && "max-age=63072000; includeSubDomains",
    // With "no-referrer" older browsers would hide the origin of our own forms.
    referrerPolicy: "same-origin",
    crossOriginOpenerPolicy: "same-origin",
    crossOriginResourcePolicy: "same-origin",
    permissionsPolicy,
  };
  const strict = secureHeaders({
    ...common,
    contentSecurityPolicy: { ...policy, requireTrustedTypesFor: ["'script'"] },
  });
  const reference = secureHeaders({ ...common, contentSecurityPolicy: policy });
  return (c, next) => (c.req.path === "/docs" ? reference(c, next) : strict(c, next));
}
