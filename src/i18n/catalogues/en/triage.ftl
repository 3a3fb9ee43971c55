# Where to find help: the questions, and what to do for whoever asks. Never a reproach, never a word about punishment; a fake is as
# serious as a real picture; nobody who is worried about thoughts is threatened. Keys that end with -young speak to somebody under 18: short
# words, short sentences. A sentence without such a twin is for grown-ups alone, or for both.

triage-hello = At most six short questions, then what you can do and who helps. Type a number or a word. Enter alone skips a question. Ctrl-C stops. Nothing is kept and nothing is sent.
triage-question = { $number }. { $question }
triage-choice =    { $number } { $answer }
triage-ask-who = Who is asking?
triage-ask-what = What is it about?
triage-ask-age-me = My age:
triage-ask-age-parent = My child’s age:
triage-ask-age-friend = My friend’s age:
triage-ask-age-work = The age of the child or of the young person:
triage-ask-age-passed-on = My own age:
triage-ask-age-worried = My age, or that of the person I worry about:
triage-ask-country = Which country? Type its name, such as Switzerland.
triage-ask-online = Is it already online?
triage-ask-threatened = Does somebody threaten, press, or ask for money or for more pictures?
triage-who-me = it is about me
triage-who-parent = it is about my child
triage-who-friend = a friend told me
triage-who-work = I work with children
triage-who-passed-on = I passed a picture on, or made one
triage-who-worried = I am worried about thoughts, mine or somebody’s
triage-what-real = a real picture or video
triage-what-made = a fake, made by a program
triage-what-threat = only a threat
triage-what-unknown = I do not know
triage-age-under-18 = under 18
triage-age-under-18-then = 18 or over now, under 18 in the picture
triage-age-adult = 18 or over
triage-age-unknown = not told
triage-elsewhere = somewhere else
triage-online-no = no
triage-online-network = yes, in an app or on a network
triage-online-messages = yes, in messages
triage-online-website = yes, on a web page
triage-online-somewhere = yes, I cannot say where
triage-online-unknown = I do not know
triage-yes = yes
triage-no = no
triage-again = That was not understood. Please try once more.
triage-again-possible = Not understood. Possible: { $list }. Enter alone skips it.
triage-again-years = “{ $typed }” can be a number of this list or an age. Type the answer in words, or “{ $typed } years”.
triage-again-country = No country of that name is known here. Its name in English or in French, its two letters, or Enter to go on without.
triage-no-answer = An answer is missing. You can also give the answers with the command: see `ombrelle which-door --help`.

# Above the steps.

triage-heading-me = This is not your fault. Here is what you can do, in this order:
triage-heading-me-young = This is not your fault. Here is what you can do, in this order:
triage-heading-parent = What you do now helps your child a lot. In this order:
triage-heading-friend = It is good that your friend told you. Here is what helps, in this order:
triage-heading-friend-young = It is good that your friend told you. Here is what helps, in this order:
triage-heading-work = A child needs you now. Here is what helps, in this order:
triage-heading-passed-on = It is good that you ask. You can stop it and repair a part of it. In this order:
triage-heading-passed-on-young = It is good that you ask. You can stop it and repair a part of it. In this order:
triage-heading-worried = It is good that you ask. There is help, in confidence. In this order:
triage-heading-worried-young = It is good that you ask. There is help, in confidence. In this order:
triage-stage-first-hour = In the first hour
triage-stage-say = Words that help
triage-stage-do-not-say = Words that hurt
triage-stage-evidence = What to keep
triage-stage-report = Where to report it
triage-stage-after = Afterwards
triage-step = { $number }. { $sentence }
triage-prepare = Have at hand: { $list }.
triage-nobody-near = These services work all over the world. INHOPE leads to the hotlines of many countries (inhope.org).
triage-nothing-sent = Ombrelle sends nothing to anybody. The official sites make a fingerprint themselves, from the same file; those that Ombrelle makes are there to keep and to compare.

# Services.

triage-service = { $name }: { $contact }
triage-phone = phone { $number }
triage-hours = { $days }, { $from } to { $to }
triage-closed = { $hours }; closed now, opens { $when }
triage-opens-today = at { $time }
triage-opens-tomorrow = tomorrow at { $time }
triage-opens-monday = on Monday at { $time }
triage-days-always = day and night
triage-days-daily = every day
triage-days-monday-to-saturday = Monday to Saturday
triage-days-monday-to-friday = Monday to Friday
triage-languages = Languages: { $list }.
triage-languages-more = Languages: { $list } and others.
triage-anonymous = Without giving a name.
triage-sign-language = Also in sign language.
triage-picture-none = The picture need not be shown.
triage-picture-hashed-here = The fingerprint is made on one’s own device. The picture stays there.
triage-picture-uploaded = The picture is sent to this service.
triage-picture-unsaid = Send no picture without asking first what becomes of it.
triage-prepare-original-file = the original file, on the device where it is
triage-prepare-case-number-and-pin = something to note the case number and the PIN: nobody can give those again
triage-prepare-addresses = addresses of the pages, names of the accounts
triage-prepare-messages = pictures of the messages with their names and dates (not of the intimate picture)
triage-prepare-sheet = the sheet that a register prints for those who help, if there is one
triage-prepare-proof-of-age = something that proves the age, if it is asked for
language-ar = Arabic
language-bg = Bulgarian
language-ca = Catalan
language-cs = Czech
language-cy = Welsh
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-et = Estonian
language-fi = Finnish
language-fr = French
language-hr = Croatian
language-hu = Hungarian
language-is = Icelandic
language-it = Italian
language-lb = Luxembourgish
language-lt = Lithuanian
language-lv = Latvian
language-mt = Maltese
language-nl = Dutch
language-no = Norwegian
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-sk = Slovak
language-sl = Slovenian
language-sq = Albanian
language-sr = Serbian
language-sv = Swedish
language-tr = Turkish
language-uk = Ukrainian

# With --discreet: whoever looks at the screen learns little.

discreet-triage-hello = Six questions at most. Enter goes on, Ctrl-C stops.
discreet-triage-ask-who = For whom?
discreet-triage-ask-what = Which kind?
discreet-triage-ask-age = Age?
discreet-triage-ask-country = Country?
discreet-triage-ask-online = Seen elsewhere?
discreet-triage-ask-threatened = Is anybody pressing?
discreet-triage-who-me = me
discreet-triage-who-parent = my child
discreet-triage-who-friend = a friend
discreet-triage-who-work = at work
discreet-triage-who-passed-on = I took part
discreet-triage-who-worried = I worry
discreet-triage-what-real = real
discreet-triage-what-made = made up
discreet-triage-what-threat = only words
discreet-triage-what-unknown = not known
discreet-triage-age-under-18 = under 18
discreet-triage-age-under-18-then = 18 or over, younger then
discreet-triage-age-adult = 18 or over
discreet-triage-age-unknown = not told
discreet-triage-heading = In this order:
discreet-triage-step-call = Call: { $count ->
    [0] the emergency number
   *[other] { $numbers }
}.
discreet-triage-step-call-if = In an emergency, call: { $count ->
    [0] the emergency number
   *[other] { $numbers }
}.
discreet-triage-step-talk = Call or look at:
discreet-triage-step-answer-nothing = Do not pay. Do not answer. Keep the messages.
discreet-triage-step-listen = Listen. Say thank you.
discreet-triage-step-pass-nothing-on = Pass nothing on.
discreet-triage-step-note = Note names and days.
discreet-triage-step-keep = Leave the file as it is.
discreet-triage-step-look = Look at:
discreet-triage-step-report-button = Use the report button there.
discreet-triage-nothing-sent = Nothing was sent.
