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
app-workshop-can-you-read = Can anybody read it?
app-workshop-try = Let the program try
app-workshop-word-blurred = The program undoes the blur and reads: { $word }
app-workshop-other-word = Another word
app-workshop-other-chat = Another chat
app-workshop-which-move = Which move is it?
app-workshop-leave = I leave
app-workshop-draw = Draw { $number }
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
