# The terms of the field: the word, then in words for a child, then for a grown-up. Terminology: the Luxembourg guidelines (second edition).

glossary-abuse-material = child sexual abuse material
glossary-abuse-material-child = Pictures, films or drawings that show a child in a sexual situation. The child is not to blame.
glossary-abuse-material-adult = The term of the Luxembourg guidelines. Words from the sex trade are wrong here: a child cannot consent, and what is shown is abuse.

glossary-exploitation = sexual exploitation of a child
glossary-exploitation-child = Somebody uses a child for sexual things and gets something for it: money, pictures, power.
glossary-exploitation-adult = Abuse in which there is an exchange or a gain, for whoever it may be.

glossary-image-abuse = sharing of intimate pictures without consent
glossary-image-abuse-child = Somebody shows or sends your intimate picture and you did not want that.
glossary-image-abuse-adult = The neutral term. Others speak of a motive or of a trade; what counts is that the person did not agree.

glossary-self-made = picture made by a young person of themselves
glossary-self-made-child = A picture of your own body that you took yourself, perhaps because you trusted somebody.
glossary-self-made-adult = Often under pressure. Whoever made it is to be protected, not blamed.

glossary-extortion = sexual extortion
glossary-extortion-child = Somebody threatens to show a picture if you do not pay or send more.
glossary-extortion-adult = A threat with a picture, real or not, to get money, pictures or acts. Never pay, never answer, never hide it.

glossary-grooming = solicitation of a child for sexual purposes (grooming)
glossary-grooming-child = An adult wins your trust bit by bit to ask for sexual things later.
glossary-grooming-adult = Gaining a child’s trust, online or not, in order to abuse.

glossary-fake = picture made or changed by a program
glossary-fake-child = A fake. It can hurt as much as a real picture, and the same people help.
glossary-fake-adult = Also called a deepfake or synthetic picture. As serious as a real one where it shows a child or an unwilling person.

glossary-undressing-program = undressing program
glossary-undressing-program-child = A program that makes a naked picture out of an ordinary one. Using it on somebody is not a game.
glossary-undressing-program-adult = What it makes of a child is child sexual abuse material.

glossary-sexting = sending intimate pictures (sexting)
glossary-sexting-child = Sending an intimate picture to somebody. It belongs to the two of you only.
glossary-sexting-adult = Among young people of like age and willing; it becomes abuse when there is pressure or when it is passed on.

glossary-bullying = cyberbullying
glossary-bullying-child = Several people, or one again and again, hurt somebody online.
glossary-bullying-adult = Repeated hurting through messages, pictures or exclusion.

glossary-victim = victim
glossary-victim-child = Somebody to whom harm was done. It is only a part of who you are.
glossary-victim-adult = A word of the law, which gives rights. Some prefer survivor; ask the person.

glossary-consent = consent
glossary-consent-child = A yes that is free, that you understood, and that you can take back.
glossary-consent-adult = Free, informed, for one purpose, and revocable. Of children, the parents decide with them.

glossary-who-hurt = person who caused harm
glossary-who-hurt-child = Somebody who hurt another person. They can stop, repair and learn.
glossary-who-hurt-adult = Rather than a label for life. Young people who harmed others need help too.

glossary-second-harm = second harm
glossary-second-harm-child = It hurts again when people do not believe you, or ask you the same thing many times.
glossary-second-harm-adult = Harm done by reactions: disbelief, blame, telling it again and again.

glossary-sharenting = posting one’s children (sharenting)
glossary-sharenting-child = Parents put many pictures of you online. You have a say in it.
glossary-sharenting-adult = Showing one’s children’s life online, often before they can decide.

glossary-live-abuse = live streaming of child sexual abuse
glossary-live-abuse-child = Somebody watches through a camera while a child is abused.
glossary-live-abuse-adult = Nothing may remain as a file; it is abuse by everybody who watches or pays.

glossary-doxing = publishing of private details (doxing)
glossary-doxing-child = Somebody posts your name, address or school so that others find you.
glossary-doxing-adult = Done to frighten or to set others on a person.

glossary-help-line = help line
glossary-help-line-child = A number or chat where somebody listens to you and helps.
glossary-help-line-adult = For people: to talk and to be advised. Often free and without a name.

glossary-hotline = hotline
glossary-hotline-child = A page to report bad pictures so that they are taken down.
glossary-hotline-adult = For content: INHOPE joins those of many countries. Give the address, not the picture.

glossary-trusted-flagger = trusted flagger
glossary-trusted-flagger-child = A group whose reports platforms look at first.
glossary-trusted-flagger-adult = Named under the Digital Services Act of the European Union; its notices have priority.

glossary-report = report
glossary-report-child = Telling the app, a hotline or the police that something is wrong.
glossary-report-adult = To a platform, a hotline or the authorities: three ways, and one does not replace the other.

glossary-takedown = taking down
glossary-takedown-child = The picture is removed from the page. Copies may be elsewhere.
glossary-takedown-adult = Removal by the host, on a notice or by law.

glossary-block-copies = blocking of copies
glossary-block-copies-child = Some platforms keep a fingerprint and stop the same picture from coming back.
glossary-block-copies-adult = By StopNCII for adults, Take It Down for who was under 18; only on platforms that take part.

glossary-fingerprint = fingerprint (hash)
glossary-fingerprint-child = A row of digits that stands for a picture. It is not the picture, but rough shapes of it can be guessed: keep it to yourself.
glossary-fingerprint-adult = A hash. One that looks at the picture still matches after small changes; treat it as confidential.

glossary-case-number = case number and PIN
glossary-case-number-child = Two numbers that let you ask later what happened. Write them down.
glossary-case-number-adult = Given by StopNCII and others; nobody can give them again.

glossary-evidence = evidence
glossary-evidence-child = What shows what happened: messages, names, dates. Not the intimate picture itself.
glossary-evidence-adult = Kept unchanged, with date and source. Copying abuse material is not evidence work: leave that to the police.

glossary-complaint = complaint
glossary-complaint-child = Telling the police officially what was done to you. An adult can come along.
glossary-complaint-adult = Starts an inquiry. In many countries a victims’ association goes along for free.

glossary-compensation = compensation
glossary-compensation-child = Money that is owed to somebody who was harmed, for instance for care.
glossary-compensation-adult = From whoever caused the harm, or from a public fund.

glossary-image-right = right to one’s image
glossary-image-right-child = You have a say in who shows pictures of you.
glossary-image-right-adult = Of a child, both parents look after it, and the child is heard.

glossary-erasure = right to erasure
glossary-erasure-child = You can ask that data about you be deleted.
glossary-erasure-adult = Article 17 of the GDPR; especially for what was collected of children.

glossary-anonymous = without a name
glossary-anonymous-child = You need not say who you are.
glossary-anonymous-adult = Nobody records the identity. Not the same as confidential.

glossary-confidential = confidential
glossary-confidential-child = What you say stays there, unless a child is in danger. Ask before you begin.
glossary-confidential-adult = Professionals keep it to themselves; a danger for a child can lift that.

glossary-trusted-adult = trusted adult
glossary-trusted-adult-child = A grown-up to whom you can tell bad news: a parent, a nurse, a teacher, an aunt.
glossary-trusted-adult-adult = Chosen by the child. Being chosen means to listen, to believe and to find help.

glossary-thoughts = sexual thoughts about children
glossary-thoughts-child = Some people have them and do not want to hurt anybody. There is help before anything happens.
glossary-thoughts-adult = A thought is no act. Care exists and protects children.

glossary-metadata = what a file tells besides (metadata)
glossary-metadata-child = Hidden notes in a photo: where, when, with which phone.
glossary-metadata-adult = Place, date, device, names, small copies of the picture. Ombrelle removes all of it.

glossary-face-search = face search
glossary-face-search-child = A program finds other pictures of the same face.
glossary-face-search-adult = Compares a face with many others; one may object to it.

glossary-cover-term = cover
glossary-cover-term-child = What Ombrelle puts over a face. Nobody can look beneath.
glossary-cover-term-adult = Painted without a pixel of the face; nothing can undo it.

glossary-cloak-term = cloak
glossary-cloak-term-child = A small change that confuses some programs. People still see the face.
glossary-cloak-term-adult = No promise: the jury says which programs still know the face.

glossary-disable-training = no to AI training
glossary-disable-training-child = A note in the file that says: do not learn from this picture.
glossary-disable-training-adult = A request in the form of the IPTC; not everybody respects it.

glossary-platform-term = platform
glossary-platform-term-child = An app or a site where people show and send things.
glossary-platform-term-adult = Must have a way to report, and must answer, under the law of the European Union.

glossary-none = No term here holds “{ $term }”. `ombrelle glossary` lists all of them.
