## The workshop in the window.

app-home-workshop = Workshop
app-home-workshop-what = A session with a class: rooms to play, a licence for careful sharing. No photo is opened, nothing is kept.
app-workshop-large = Larger letters, for a projector
app-workshop-licence = Licence for careful sharing
app-workshop-licence-what = 20 questions, ages 10 to 14.
app-workshop-licence-how = Alone, in pairs, or as a class with hands up. Each answer comes with a reason.
app-workshop-play = On the screen
app-workshop-card = Card { $number } of { $all }
app-workshop-turn = Turn over
app-workshop-turn-back = Turn back
app-workshop-next = Next
app-workshop-digit = Pick a digit. The same digit once more is written by another hand.
app-workshop-digit-told = A { $digit } drawn in 64 squares of grey. The marked square: row { $row }, column { $column }.
app-workshop-pixels = { $count ->
    [one] 1 pixel
   *[other] { $count } pixels
    }
app-workshop-look-for = Let the program look for the worst place:
app-workshop-your-turn = Your turn: press a pixel, or go there with the arrow keys.
app-workshop-turn-pixel = Turn the marked pixel
app-workshop-clear = As it was
app-workshop-pick-word = Pick a word; the others look away.
app-workshop-hide-mosaic = Mosaic
app-workshop-hide-blur = Blur
app-workshop-hide-patch = Full patch
app-workshop-blur-hidden = The word, hidden.
app-workshop-blur-back = What the program made of it.
app-workshop-can-you-read = Can anybody read it?
app-workshop-try = Let the program try
app-workshop-word-blurred = The program undoes the blur and reads: { $word }
app-workshop-other-word = Another word
app-workshop-other-chat = Another chat
app-workshop-which-move = Which move is it?
app-workshop-leave = I leave
app-workshop-draw = Draw { $number }
app-workshop-draw-about = Another draw has other questions; the same draw has the same ones.
app-workshop-draw-less = The draw before
app-workshop-draw-more = The draw after
app-workshop-begin = Begin
app-workshop-right = Right. { $why }
app-workshop-wrong = Not quite. { $why }
app-workshop-again = From the beginning
app-workshop-not-earned = { $enough } are needed. Talk about it, and try another draw.
app-workshop-certificate = Certificate as PDF
app-workshop-certificate-file = certificate
app-workshop-certificate-name = Name on the certificate; it is not kept. Empty: a line to write on.
app-workshop-press-clues = This photo is a drawing. Press whatever tells who, where and when.
app-workshop-drawing-told = A drawn photo: three people in a street, with a sign, a clock, a shirt, a school bag, a label, a car and a window.
app-workshop-found = { $found } of { $all } found
app-workshop-missed = Nothing here. Look on.
app-workshop-show-clue = Show one
app-workshop-alone = Alone or in pairs
app-workshop-by-hands = A class, hands counted
app-workshop-count = How many hands for each? An empty field is none.
app-workshop-counted = Counted
app-workshop-contest = The mean part of right hands, so that a small class is not behind a large one:
app-workshop-class = Class { $number }: { $score } of 100
app-workshop-next-class = The same questions for the next class

# A school's plan and the sheets of a class.
app-workshop-plan = A school’s plan
app-workshop-plan-what = 20 questions for staff, three next steps, a plan as PDF.
app-workshop-plan-how = Twenty questions about photos, consent, the website, chats, and what happens when something happened. Best answered together. A missing yes is no shame: it is a next step.
app-workshop-plan-before = The 20 letters at the end of last year’s plan, to compare with. Empty: this is the first time.
app-workshop-plan-yes = Yes
app-workshop-plan-partly = Partly
app-workshop-plan-no = No
app-workshop-plan-save = Plan as PDF
app-workshop-plan-file = school-plan
app-workshop-plan-kept = Nothing is kept here. Save the plan, or note the letters.
app-workshop-sheet = Before and after: the sheets of a class
app-workshop-sheet-what = Six questions without names, counted; a chart for the class.
app-workshop-sheet-how = For each answer, type how many sheets chose it. The empty sheet is in the kit to print. An empty field is none.
app-workshop-sheet-before = Before
app-workshop-sheet-after = After
app-workshop-sheet-field = { $answer }: { $when }
app-workshop-sheet-missing = To go on, at least one sheet from before and one from after are needed.
app-workshop-sheet-no-number = Only numbers can be counted, such as 12.
app-workshop-sheet-back = The question before
app-workshop-sheet-chart = How many answers protect: above before the session, below after it. Some know it already, some not yet; talk about what stayed low.
app-workshop-sheet-save = Chart as PDF
app-workshop-sheet-file = class-chart

## The fingerprint.
app-workshop-print-guess = Guess first: which copies are still known? Then press one.
app-workshop-print-original = The original
app-workshop-print-copy = The copy
app-workshop-print-drawing-told = A drawing: a house with a red roof, a tree, a kite and the sun.
app-workshop-print-bits-told = Its fingerprint: 256 light and dark squares.
app-workshop-print-changed-bits-told = The fingerprint of the copy; squares that differ are orange.
app-workshop-print-known = Known: this is the same picture.
app-workshop-print-unknown = Not known: this copy got away.
app-workshop-print-distance = { $distance } of 256 squares differ. Up to { $most }, it counts as the same picture.
app-workshop-print-mirror = Ombrelle keeps eight fingerprints, for each way to turn and to mirror a picture. Whoever keeps only one sees { $distance } squares differ (the orange ones) and does not know this copy.
app-workshop-print-guessed = “Check a picture” in Ombrelle also guesses: it takes plain borders away and draws cut edges on, and then says “probably” or “perhaps”. A service need not do that.
app-workshop-print-why = Why is a fingerprint guarded like the picture?
app-workshop-print-why-same = Whoever has a picture and your fingerprint can tell that it is this one. So the fingerprint can give you away.
app-workshop-print-why-guess = A fingerprint is no photo, but it is not nothing: coarse shapes of the picture can be guessed from it.
app-workshop-print-why-list = So give it only to services that block pictures, such as Take It Down, and never into a chat.
app-workshop-change-saved-again = Save again
app-workshop-change-smaller = Make smaller
app-workshop-change-cut-little = Cut off 5%
app-workshop-change-cut-more = Cut off 10%
app-workshop-change-mirrored = Mirror
app-workshop-change-recoloured = Recolour
app-workshop-change-bordered = Add a border
app-workshop-change-barred = Add bars

## The cloak and its limits.
app-workshop-cloak-look = Can you see the difference? Look closely, then at the change.
app-workshop-cloak-portrait = The portrait (Eileen Collins, astronaut; NASA, 1993, public domain)
app-workshop-cloak-cloaked = The cloaked copy
app-workshop-cloak-change = The change, { $times } times as strong. Grey: nothing changed.
app-workshop-cloak-send = Send the cloaked copy on its way:
app-workshop-cloak-as-exported = As it was saved
app-workshop-cloak-messenger = Through a messenger
app-workshop-cloak-small-feed = Into a small feed
app-workshop-cloak-screenshot = As a screenshot
app-workshop-cloak-known = { $known } of { $all } programs still { $known ->
    [one] knows
   *[other] know
    } the face.
app-workshop-cloak-knows = { $name } still knows the face ({ $likeness } of 100; the same person from { $threshold }).
app-workshop-cloak-lost = { $name } has lost it ({ $likeness } of 100; the same person from { $threshold }).
app-workshop-cloak-other-kind = The cloak was not made against this one.
app-workshop-cloak-harder = After { $journey }: { $known } of { $all } know it.
app-workshop-cloak-measured = Measured once with Ombrelle { $version }, strength balanced, { $steps } steps, seed { $seed }; one portrait, so an example and no rule.
app-workshop-cloak-limits = Where it fails
app-workshop-cloak-limit-one = One program that still knows the face is enough. Nobody can try the programs that services keep for themselves, or those of next year.
app-workshop-cloak-limit-cleaning = Whoever cleans the picture takes much of the cloak away: compare the numbers above.
app-workshop-cloak-limit-people = People who know the person still do. A face that is small in a photo is hardly protected at all.
app-workshop-cloak-limit-generators = It stops no program that makes fakes.
app-workshop-cloak-surely = What protects surely: a full cover on the face, or a photo that is not shared.

## Real or made?
app-workshop-label-look = Four files. Decide by eye first: real or made? Then read the label in the file.
app-workshop-label-file = File { $number }
app-workshop-label-told = The drawing in the file.
app-workshop-label-seen = This is all that the eye sees.
app-workshop-label-screenshot-seen = This is a screenshot of it: a new file with the same picture.
app-workshop-label-read = Read the label
app-workshop-label-screenshot = Take a screenshot of it
app-workshop-label-made = The label says: made by a program. Then it probably was.
app-workshop-label-changed = The label says: changed by a program, or parts of it made by one. Which parts, it does not say.
app-workshop-label-taken = The label says: taken by a camera.
app-workshop-label-missing = There is no label. That proves nothing: it may never have had one, or a screenshot has lost it.
app-workshop-label-untrue = But this label is not true: our program has drawn the picture and written the label. Anybody can write one. So ask for source and context too.

## A fake of somebody.
app-workshop-fake-page-guess = What the program invents
app-workshop-fake-page-swap = Swapped heads
app-workshop-fake-page-joke = “Only a joke”
app-workshop-fake-page-do = What each can do
app-workshop-fake-robot = A robot. Its panel is shut.
app-workshop-fake-guess = Guess { $number } of the program
app-workshop-fake-opened = What was really there
app-workshop-fake-guess-more = Let the program guess what is behind it
app-workshop-fake-guess-again = Let it guess once more
app-workshop-fake-open = The robot opens its panel itself
app-workshop-fake-before = What is behind the panel? Nobody here has seen it, the program neither.
app-workshop-fake-once = It looks like an inside. But the program has looked at nothing: it paints what it often saw in other machines.
app-workshop-fake-twice = The same robot, another inside. Two answers to one question: both are made up.
app-workshop-fake-after = A bird in its nest. No guess has shown it, and none could have.
app-workshop-fake-lesson = Programs that make people look undressed do just that: they invent. The picture shows nothing of the person. And yet it hurts the person, since others believe it or laugh. The robot has opened its panel itself; nobody else may, and nobody may act as if.
app-workshop-fake-vase = A vase
app-workshop-fake-head-on-vase = The robot’s head on the vase
app-workshop-fake-flowers = The flowers on the robot
app-workshop-fake-whose = Whose pictures are the last two? Who has been asked?
app-workshop-fake-swapped = A program that swaps heads puts a face where that somebody never was, to do what that somebody never did. The face is real, the rest is not. It needs the yes of both: the one whose face it is and the one whose picture it is.
app-workshop-fake-moving = The same is done to videos and voices, even in a live call. If somebody you know asks for something odd: hang up and ask in person.

## If it happened.
app-workshop-case-pick = Take an invented case. First say what you would do, in order. Then answer the questions for that person.
app-workshop-case-country = Which country?
app-workshop-case-skip = The card does not say
app-workshop-case-undo = Take the last answer back
app-workshop-case-other = Another case
