# The workshop at the terminal. What is read in the rooms lies in assets/workshop.

help-workshop = Hold a session with a class: rooms to play, a licence, a school's plan
help-workshop-room = A room by its name in the list, or licence, school, sheet, kit. Without: the list
help-workshop-teacher = Show the page for whoever leads the session, and the backs of the cards
help-workshop-seed = Which draw: the same number gives the same questions, the same
    handwriting, the same attack. Normally: 1
help-workshop-digit = The digit for one-pixel, instead of being asked
help-workshop-hands = The whole class answers the licence: hands are counted for each choice
help-workshop-before = The letters of last year's self-assessment, to compare with
help-workshop-certificate = The file for the certificate of the licence, once it is earned. The name is asked
    for and kept nowhere else
help-workshop-out = The folder for the kit to print; it is made where it is missing
help-workshop-country = The country whose help lines stand on the papers of the kit. Without: lines to write on
help-workshop-force = Write over papers that are there already
help-workshop-after = No photo, no register and no album book is opened; nothing is sent, and nothing kept but the
    papers that you ask for. At any question, type help to see who helps.

    Examples:
      ombrelle workshop
      ombrelle workshop one-pixel --digit 4
      ombrelle workshop licence --seed 12
      ombrelle workshop school
      ombrelle workshop kit --out papers --country LU

workshop-room = { $minutes } minutes, from age { $age }: { $key }
workshop-more = And: licence (20 questions, ages 10 to 14), school (self-assessment), sheet (before and after), kit (papers to print)
workshop-nothing-kept = Every picture is drawn by the program, but for one portrait in the public domain. Nothing is kept, and nothing is sent.
workshop-help = Help at any time: ombrelle help-me, ombrelle which-door, or an adult you trust.
workshop-goal = Goal: { $text }
workshop-do = What to do:
workshop-talk = To talk about:
workshop-cards = Cards:
workshop-teacher = For whoever leads the session:
workshop-item = - { $text }
workshop-back = A way out: { $text }
workshop-instead = Better: { $text }
workshop-again = That was not understood. Type one of what is asked for, or help.
workshop-no-answer = An answer is missing, so it ends here. Nothing was kept.

workshop-ask-digit = Which digit? Type 0 to 9.
workshop-reads = The machine reads { $digit } and is { $percent }% sure.
workshop-search = The program changes { $count ->
    [one] one pixel
   *[other] { $count } pixels
    } and looks for the worst place...
workshop-fooled = Now it reads { $digit } and is { $percent }% sure. Generations: { $generations }.
workshop-held = It still reads { $digit } and is { $percent }% sure. It held out for { $generations } generations.
workshop-mark = The changed place is marked by <>.
workshop-try = Your turn: type row, column and ink, for example 3 5 16 (rows and columns 1 to 8, ink 0 to 16). An empty line ends it.
workshop-honest = This fools a program that sorts digits. It stops no program that makes pictures, and it protects no photo.

workshop-ask-word = Which word? Type its number; the others look away.
workshop-word-pixelated = This is what is left of it. The program pixelates all 48 words alike and takes the nearest: { $word }
workshop-word-covered = Under a full patch nothing is left. The program still names one, the same for every word: { $word }

workshop-question = Question { $number } of { $all }
workshop-choice = { $number }) { $text }
workshop-ask-choice = Type 1 to 4.
workshop-ask-hands = How many hands for 1, 2, 3 and 4? Type four numbers, for example 3 12 0 5.
workshop-right = Right. { $why }
workshop-wrong = Not quite: it is { $number }. { $why }
workshop-class-right = The class is right, with { $percent }% of the hands. { $why }
workshop-class-wrong = The class is not of one mind, or thinks otherwise: it is { $number }, with { $percent }% of the hands. { $why }
workshop-score = { $right } of { $all } right.
workshop-earned = The licence for careful sharing is yours.
workshop-not-earned = { $enough } are needed. Another draw: --seed with another number.
workshop-class-score = Score of the class: { $percent } of 100.

workshop-chats = Which chat? Type its number.
workshop-message = Message { $number }: “{ $text }”
workshop-ask-move = Which move is it? Type its number, or 0 to leave.
workshop-named = Yes: { $move }
workshop-misnamed = Rather: { $move }
workshop-left = You left before message { $number }. Leaving is right at any point.
workshop-end = That was the last message. You named { $named } of { $all } moves. One can still leave now, and always get help.

workshop-ask-school = Type yes, partly or no.
workshop-area = { $name }: { $percent }%
workshop-area-photos = Taking photos
workshop-area-consent = Asking
workshop-area-website = What everybody sees
workshop-area-chats = Chats and lessons
workshop-area-response = If something happened
workshop-plan = The next steps:
workshop-plan-done = Nothing is open. Look again in a year.
workshop-letters = To compare next year, note these letters: { $letters }
workshop-better = Better than the last time:
workshop-worse = Worse than the last time:
workshop-bad-letters = The letters of last year do not fit: 20 letters, each Y (yes), P (partly) or N (no).

workshop-sheet = Count the sheets of the class. For each question, how many chose the first, the second and the third answer.
workshop-ask-before = Before the session? Type three numbers, for example 4 15 6.
workshop-ask-after = After it?
workshop-changed = { $before }% before, { $after }% after
workshop-sheet-empty = No share can be told from empty sheets.

# The kit to print.
workshop-elsewhere = { $option } goes with another page: ombrelle workshop { $page }
kit-no-folder = Which folder are the papers for? Name one: --out FOLDER
kit-printed = { $count } papers to print. Read them before you give them out.
kit-ask-name = Which name stands on the certificate? It is kept nowhere else. An empty line leaves room to write one.
kit-minutes = Minute { $from } to { $to }
kit-help = Who helps
kit-danger = In danger
kit-line = A help line
kit-umbrella = An open umbrella.
kit-fold = Cut along the dashed lines, fold in the middle: the situation in front, a way out behind.
kit-room = { $minutes } minutes, from age { $age }.
kit-do = What to do
kit-talk = To talk about
kit-teacher = For whoever leads the session
