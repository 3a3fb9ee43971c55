# Where to find help. Short words, for a person of twelve who may be afraid. Never a reproach, never a
# word about punishment.

triage-hello = Four short questions, then where to find help. Nothing is kept and nothing is sent. You can stop at any moment with Ctrl-C.
triage-ask-under-18 = 1. Was the person in the picture under 18 when it was taken? Type yes or no.
triage-ask-country = 2. In which country do you live? Type the letters: FR France, BE Belgium, DE Germany, NL Netherlands, ES Spain, IT Italy, LU Luxembourg, PT Portugal, IE Ireland, EU another country of the European Union, CH Switzerland, GB United Kingdom, US United States, CA Canada, AU Australia, other.
triage-ask-online = 3. Is it already online? Type a number: 1 no; 2 yes, in an app or on a network; 3 yes, in messages; 4 yes, on a web page; 5 yes, and I cannot say where; 6 I do not know.
triage-ask-threatened = 4. Is someone threatening you, pressing you, or asking for money or for more pictures? Type yes or no.
triage-again = That was not understood. Please try once more.
triage-no-answer = An answer is missing. You can also give the answers with the command: see `ombrelle which-door --help`.

triage-heading = This is not your fault. Here is what you can do, in this order:
triage-step = { $number }. { $sentence }
triage-prepare = Have at hand: { $list }.

triage-step-danger = If you are in danger, call { $count ->
    [0] the emergency number of your country
   *[other] { $numbers }
} now. You are being threatened: what that person does is wrong, and people are there to help you.
triage-step-talk = Talk to people whose work is to help. They listen and do not judge. You can also go to an adult you trust.
triage-step-answer-nothing = Do not pay, do not answer, and do not send anything more. Paying hardly ever makes it stop. Keep what was written to you: it helps those who help you, the police too.
triage-step-keep-original = Leave the original file as it is: do not edit it and do not save it again until the official site has read it. The site makes a hash of it, a row of digits that stands for the picture. A changed copy gives another hash.
triage-step-block = Ask the official site to block copies (it uses a fingerprint, not the picture):
triage-step-report-there = Report it where it is: apps and sites have a button for that beside the picture or the account.
triage-step-messages-not-reached = Hash services cannot look into private messages. There, report the account in the app.
triage-step-remove = Ask for it to be taken down:
triage-step-if-danger = If somebody threatens you, now or later: call { $count ->
    [0] the emergency number of your country
   *[other] { $numbers }
} if you are in danger. Do not pay, do not answer, and keep what was written to you.
triage-step-nothing-sent = Ombrelle itself sends nothing to anybody. No service takes a hash that a person made elsewhere, so the official site makes it again from the same file. The hashes that Ombrelle makes are for you: to keep, to compare, to show to a help line.

triage-service = { $name }: { $contact }
triage-phone = phone { $number }
triage-hours = { $days }, { $from } to { $to }
triage-days-always = day and night
triage-days-daily = every day
triage-days-monday-to-saturday = Monday to Saturday
triage-languages = Languages: { $list }.
triage-languages-more = Languages: { $list } and others.
triage-picture-none = You do not have to show the picture.
triage-picture-hashed-here = The hash is made on your own device. The picture stays with you.
triage-picture-uploaded = The picture is sent to this service.
triage-picture-unsaid = Before you send anything, ask what it does with the picture.

triage-prepare-original-file = the original file, on the device where it is
triage-prepare-case-number-and-pin = something to note the case number and the PIN: nobody can give you those again
triage-prepare-addresses = addresses of the pages, names of the accounts
triage-prepare-messages = pictures of the messages with their names and dates (not of the intimate picture)
triage-prepare-sheet = if you like, the sheet that `ombrelle register export` prints

language-ar = Arabic
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-it = Italian
language-nl = Dutch
language-pt = Portuguese

# The same with --discreet: whoever looks at the screen learns little.

discreet-triage-hello = Four questions. Ctrl-C stops.
discreet-triage-ask-under-18 = 1. Under 18 at the time? Type yes or no.
discreet-triage-ask-country = 2. Country? FR, BE, DE, NL, ES, IT, LU, PT, IE, EU, CH, GB, US, CA, AU, other.
discreet-triage-ask-online = 3. Seen elsewhere? Type a number: 1 no; 2 in an app; 3 in messages; 4 on a web page; 5 somewhere; 6 not known.
discreet-triage-ask-threatened = 4. Is anybody pressing? Type yes or no.
discreet-triage-heading = In this order:
discreet-triage-step-danger = Call: { $count ->
    [0] the emergency number
   *[other] { $numbers }
}.
discreet-triage-step-talk = Call or look at:
discreet-triage-step-answer-nothing = Do not pay. Do not answer. Keep the messages.
discreet-triage-step-keep-original = Leave the file as it is.
discreet-triage-step-block = Look at:
discreet-triage-step-report-there = Use the report button there.
discreet-triage-step-messages-not-reached = In messages, report the account.
discreet-triage-step-remove = Look at:
discreet-triage-step-if-danger = In an emergency, call: { $count ->
    [0] the emergency number
   *[other] { $numbers }
}.
discreet-triage-step-nothing-sent = Nothing was sent.
