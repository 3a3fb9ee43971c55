# Where to find help. Short words, for a person of twelve who may be afraid. Never a reproach, never a
# word about punishment.

door-hello = Four short questions, then where to find help. Nothing is kept and nothing is sent. You can stop at any moment with Ctrl-C.
door-ask-under-18 = 1. Was the person in the picture under 18 when it was taken? Type yes or no.
door-ask-country = 2. In which country do you live? Type the letters: FR France, BE Belgium, DE Germany, NL Netherlands, ES Spain, IT Italy, EU another country of the European Union, GB United Kingdom, US United States, CA Canada, AU Australia, other.
door-ask-online = 3. Is it already online? Type a number: 1 no; 2 yes, in an app or on a network; 3 yes, in messages; 4 yes, on a web page; 5 yes, and I cannot say where; 6 I do not know.
door-ask-threatened = 4. Is someone threatening you, pressing you, or asking for money or for more pictures? Type yes or no.
door-again = That was not understood. Please try once more.
door-no-answer = An answer is missing. You can also give the answers with the command: see `ombrelle which-door --help`.

door-heading = This is not your fault. Here is what you can do, in this order:
door-step = { $number }. { $sentence }
door-prepare = Have at hand: { $list }.

door-step-danger = If you are in danger, call { $count ->
    [0] the emergency number of your country
   *[other] { $numbers }
} now. You are being threatened: what that person does is wrong, and people are there to help you.
door-step-talk = Talk to people whose work is to help. They listen and do not judge. You can also go to an adult you trust.
door-step-answer-nothing = Do not pay, do not answer, and do not send anything more. Paying hardly ever makes it stop. Keep what was written to you: it helps those who help you, the police too.
door-step-keep-original = Leave the original file as it is: do not edit it and do not save it again until the official site has read it. The site makes a hash of it, a row of digits that stands for the picture. A changed copy gives another hash.
door-step-block = Have copies stopped with their hash, on the official site:
door-step-report-there = Report it where it is: apps and sites have a button for that beside the picture or the account.
door-step-messages-not-reached = Hash services cannot look into private messages. There, report the account in the app.
door-step-remove = Ask for it to be taken down:
door-step-if-danger = If somebody threatens you, now or later: call { $count ->
    [0] the emergency number of your country
   *[other] { $numbers }
} if you are in danger. Do not pay, do not answer, and keep what was written to you.
door-step-nothing-sent = Ombrelle itself sends nothing to anybody. No service takes a hash that a person made elsewhere, so the official site makes it again from the same file. The hashes that Ombrelle makes are for you: to keep, to compare, to show to a help line.

door-service = { $name }: { $contact }
door-phone = phone { $number }
door-hours = { $days }, { $from } to { $to }
door-days-always = day and night
door-days-daily = every day
door-days-monday-to-saturday = Monday to Saturday
door-languages = Languages: { $list }.
door-languages-more = Languages: { $list } and others.
door-picture-none = You do not have to show the picture.
door-picture-hashed-here = The hash is made on your own device. The picture stays with you.
door-picture-uploaded = The picture is sent to this service.
door-picture-unsaid = Before you send anything, ask what it does with the picture.

door-prepare-original-file = the original file, on the device where it is
door-prepare-case-number-and-pin = something to note the case number and the PIN: nobody can give you those again
door-prepare-addresses = addresses of the pages, names of the accounts
door-prepare-messages = pictures of the messages with their names and dates (not of the intimate picture)
door-prepare-sheet = if you like, the sheet that `ombrelle register export` prints

language-ar = Arabic
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-it = Italian
language-nl = Dutch
language-pt = Portuguese

# The same with --discreet: whoever looks at the screen learns little.

discreet-door-hello = Four questions. Ctrl-C stops.
discreet-door-ask-under-18 = 1. Under 18 at the time? Type yes or no.
discreet-door-ask-country = 2. Country? FR, BE, DE, NL, ES, IT, EU, GB, US, CA, AU, other.
discreet-door-ask-online = 3. Seen elsewhere? Type a number: 1 no; 2 in an app; 3 in messages; 4 on a web page; 5 somewhere; 6 not known.
discreet-door-ask-threatened = 4. Is anybody pressing? Type yes or no.
discreet-door-heading = In this order:
discreet-door-step-danger = Call: { $count ->
    [0] the emergency number
   *[other] { $numbers }
}.
discreet-door-step-talk = Call or look at:
discreet-door-step-answer-nothing = Do not pay. Do not answer. Keep the messages.
discreet-door-step-keep-original = Leave the file as it is.
discreet-door-step-block = Look at:
discreet-door-step-report-there = Use the report button there.
discreet-door-step-messages-not-reached = In messages, report the account.
discreet-door-step-remove = Look at:
discreet-door-step-if-danger = In an emergency, call: { $count ->
    [0] the emergency number
   *[other] { $numbers }
}.
discreet-door-step-nothing-sent = Nothing was sent.
