import activity from "lucide/dist/esm/icons/activity.mjs";
import arrowLeft from "lucide/dist/esm/icons/arrow-left.mjs";
import arrowRight from "lucide/dist/esm/icons/arrow-right.mjs";
import briefcaseBusiness from "lucide/dist/esm/icons/briefcase-business.mjs";
import calendarPlus from "lucide/dist/esm/icons/calendar-plus.mjs";
import circleCheck from "lucide/dist/esm/icons/circle-check.mjs";
import circleX from "lucide/dist/esm/icons/circle-x.mjs";
import clock from "lucide/dist/esm/icons/clock.mjs";
import eyeOff from "lucide/dist/esm/icons/eye-off.mjs";
import handCoins from "lucide/dist/esm/icons/hand-coins.mjs";
import handshake from "lucide/dist/esm/icons/handshake.mjs";
import house from "lucide/dist/esm/icons/house.mjs";
import inbox from "lucide/dist/esm/icons/inbox.mjs";
import keyRound from "lucide/dist/esm/icons/key-round.mjs";
import lightbulb from "lucide/dist/esm/icons/lightbulb.mjs";
import listChecks from "lucide/dist/esm/icons/list-checks.mjs";
import logIn from "lucide/dist/esm/icons/log-in.mjs";
import logOut from "lucide/dist/esm/icons/log-out.mjs";
import mail from "lucide/dist/esm/icons/mail.mjs";
import mapPin from "lucide/dist/esm/icons/map-pin.mjs";
import messageCircle from "lucide/dist/esm/icons/message-circle.mjs";
import pencil from "lucide/dist/esm/icons/pencil.mjs";
import phone from "lucide/dist/esm/icons/phone.mjs";
import printer from "lucide/dist/esm/icons/printer.mjs";
import search from "lucide/dist/esm/icons/search.mjs";
import send from "lucide/dist/esm/icons/send.mjs";
import settings from "lucide/dist/esm/icons/settings.mjs";
import shieldCheck from "lucide/dist/esm/icons/shield-check.mjs";
import triangleAlert from "lucide/dist/esm/icons/triangle-alert.mjs";
import userRound from "lucide/dist/esm/icons/user-round.mjs";
import usersRound from "lucide/dist/esm/icons/users-round.mjs";

/** Every picture of ours by what it means; a text always stands beside it. */
const icons = {
  home: house,
  search: search,
  idea: lightbulb,
  inbox: inbox,
  person: userRound,
  enter: logIn,
  leave: logOut,
  list: listChecks,
  yes: circleCheck,
  no: circleX,
  clock: clock,
  place: mapPin,
  trade: briefcaseBusiness,
  people: usersRound,
  phone: phone,
  message: messageCircle,
  calendar: calendarPlus,
  change: pencil,
  onward: arrowRight,
  back: arrowLeft,
  send: send,
  safe: shieldCheck,
  attention: triangleAlert,
  settings: settings,
  key: keyRound,
  together: handshake,
  print: printer,
  money: handCoins,
  activity: activity,
  mail: mail,
  confidential: eyeOff,
} as const;
export type IconName = keyof typeof icons;

/** Those that point along the line and turn with it. */
const turning: readonly IconName[] = ["onward", "back", "enter", "leave", "send", "list"];

/** A picture that only repeats the text beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={turning.includes(name) ? "icon turns" : "icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {icons[name].map(([Tag, attributes]) => (
        <Tag {...attributes} />
      ))}
    </svg>
  );
}
