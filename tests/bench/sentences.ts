/**
 * Everyday sentences of profiles by language, after those of the development bank: {t} stands for a term of the
 * trade, {p} for a place, {n} for a number.
 */
export const cooperativeSentences = {
  ar: [
    "تعاونية نسائية من دوار قرب {p} تشتغل في {t} منذ {n} سنة",
    "ننتج {t} و{t} ونبيعها في السوق الأسبوعي",
    "كنخدمو فـ {t} وكنبيعو {t} فالمدينة",
    "عندنا {n} عضو أغلبهم شباب من نفس القبيلة ونتقن {t}",
    "المشكل هو التسويق وباقي ما لقينا حل لـ {t}",
    "نبحث عن شريك جدي يساعدنا على {t}",
    "تأسست التعاونية باش الناس ديال {p} يستافدو من {t}",
    "نتوفر على محل صغير مجهز لـ {t} ورخصة قديمة",
    "كل موسم كيجيو عندنا زبناء من {p} على {t}",
    "المداخيل ضعيفة ولكن الجودة مزيانة، {t} هو الأساس",
    "تعلمت البنات {t} من الأمهات ودابا كيعلمو الصغار",
    "الطريق صعيبة فالشتا والنقل غالي على {t}",
  ],
  fr: [
    "Coopérative de femmes d'un douar près de {p}, nous faisons {t} depuis {n} ans",
    "Nous produisons {t} et {t} que nous vendons au souk hebdomadaire",
    "On travaille surtout {t}, le reste part en vrac faute de débouché",
    "Nous sommes {n} membres, presque tous jeunes, formés à {t}",
    "Il nous manque un client régulier pour {t}",
    "Un local prêté par la commune sert à {t}",
    "Avant chacun vendait seul, maintenant on met en commun {t}",
    "Les commandes viennent de {p} et des environs pour {t}",
    "La saison dure {n} semaines, ensuite on s'occupe de {t}",
    "Le métier vient de nos mères ; {t} reste notre fierté",
    "Nous voulons grandir sans nous endetter, avec {t}",
    "Le transport nous mange la marge sur {t}",
  ],
  en: [
    "A women's cooperative in a village near {p}, working on {t} for {n} years",
    "We make {t} and {t} and sell them at the weekly market",
    "Our main work is {t}, the rest goes to a trader in bulk",
    "We are {n} members, mostly young people trained in {t}",
    "What we lack is a steady buyer for {t}",
    "The town hall lent us a room that we use for {t}",
    "Everyone used to sell alone; now we share {t}",
    "Orders come from {p} and around it for {t}",
    "The season lasts {n} weeks, then we turn to {t}",
    "We learned {t} from our mothers and teach it to our daughters",
    "We want to grow without debts, with {t}",
    "Transport eats what we earn from {t}",
  ],
} as const;

/** The same for ideas. */
export const ideaSentences = {
  ar: [
    "المشروع وحدة صغيرة لـ {t} قرب {p}",
    "نبحث عن تعاونية تتقن {t} ولها تجربة في {t}",
    "خاصنا ناس كيعرفو {t} وعندهم بلاصة",
    "الزبناء موجودين فـ {p} وكيطلبو {t}",
    "الفكرة بسيطة: {t} بلا وسطاء وبثمن معقول",
    "نوفر التكوين والتمويل الأولي لـ {t}",
  ],
  fr: [
    "Le projet est une petite unité de {t} près de {p}",
    "On cherche une coopérative qui maîtrise {t} et connaît {t}",
    "Il faut un local et des personnes qui savent faire {t}",
    "Les acheteurs de {p} demandent déjà {t}",
    "L'idée est simple : {t} sans intermédiaire, à un prix juste",
    "Nous apportons la formation et la première mise pour {t}",
  ],
  en: [
    "The project is a small unit for {t} near {p}",
    "We look for a cooperative that masters {t} and knows {t}",
    "It takes a room and people who know {t}",
    "Buyers in {p} already ask for {t}",
    "The idea is simple: {t} without middlemen at a fair price",
    "We bring the training and the first money for {t}",
  ],
} as const;
