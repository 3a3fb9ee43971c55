# What to do, step by step, for whoever asks (see triage.ftl for the rules of these sentences).


# What is done at once.

triage-step-danger = If anybody is in danger, call { $count ->
    [0] the emergency number of the country
   *[other] { $numbers }
} now. Whoever threatens is in the wrong, and people are there to help.
triage-step-danger-young = If anybody is in danger, call { $count ->
    [0] the emergency number of the country
   *[other] { $numbers }
} now. Whoever threatens is in the wrong. People are there to help.
triage-step-answer-nothing = Do not pay, do not answer, and send nothing more. Paying hardly ever makes it stop. Do not hide it either: a threat that is told loses much of its power. Keep what was written.
triage-step-answer-nothing-young = Do not pay. Do not answer. Send nothing more. Paying hardly ever makes it stop. Do not hide it: a threat that you tell loses much of its power. Keep what was written.
triage-step-talk = { $lines ->
    [0] Do not carry this alone: talk to somebody you trust. Our list has no help line to name here; if you did not say your country, say it. A doctor, a social worker or the police can say who helps.
   *[other] Call people whose work is to help. They listen and do not judge. A parent, a friend or a teacher can call as well.
}
triage-step-talk-young = { $lines ->
    [0] Do not carry this alone. Tell an adult you trust, at home or at school. Our list has no help line to name here. If you did not say your country, say it. An adult can find one with you, too.
   *[other] Talk to people whose work is to help. They listen and do not judge. You can also go to an adult you trust, at home or at school.
}
triage-step-fake-counts = A picture made by a program counts as much as a real one. It can hurt as much, and the same people help. Nobody has to prove that it is a fake.
triage-step-fake-counts-young = A fake counts as much as a real picture. It can hurt just as much. The same people help. Nobody has to prove that it is a fake.
triage-step-threat-counts = A threat counts, even if there is no picture. Some people threaten with pictures that they do not have.
triage-step-threat-counts-young = A threat counts, even without a picture. Some people threaten with pictures that they do not have.
triage-step-no-need-to-know = Nobody has to know first whether the picture is real. The same steps help.
triage-step-no-need-to-know-young = Nobody has to know first if the picture is real. The same steps help.
triage-step-listen-first = Breathe before you speak. Listen to the end, at your child’s pace. Say thank you: telling you took courage. If you stay calm, your child will go on talking to you.
triage-step-parent-keep = Do not forward the picture and do not show it to anybody. Do not delete anything yet, neither messages nor accounts. Leave your child the phone: it is the link to friends and to help.
triage-step-friend-listen = Listen and believe your friend. You need not solve this alone: go together to somebody you both trust, or call a help line together.
triage-step-friend-listen-young = Listen, and believe what your friend says. You do not have to fix this alone. Go together to an adult you both trust. Or call a help line together.
triage-step-friend-stop = If the picture was sent to you: do not pass it on and do not show it. Ask the others to do the same. A help line tells you how to get rid of it.
triage-step-friend-stop-young = Did you get the picture too? Do not send it on. Do not show it. Ask the others to do the same. A help line tells you how to get rid of it.
triage-step-work-listen = Listen in a quiet place. Let the child tell it freely, without questions that suggest an answer, and only once. Say thank you.
triage-step-work-do-not-look = Do not look at the picture, do not ask for it, and do not copy it. Do not search the child’s phone, and do not show it to colleagues.
triage-step-work-tell = Today, tell the person in charge of child protection where you work, and nobody else. Tell the child whom you will tell, and why; do not promise secrecy. You may be bound to report it: these services and your management know the rule.
triage-step-passed-stop = Stop here: do not send the picture again, do not show it, do not make another. You are asking how to repair it, and that counts.
triage-step-passed-stop-young = Stop here. Do not send the picture again. Do not show it. Do not make another one. You are asking how to repair it, and that counts.
triage-step-passed-take-back = Take down what you posted. Ask everybody who got it from you to delete it and to pass it on to nobody. If you threatened somebody, say that it is over. Leave your messages for now: they show where it went.
triage-step-passed-take-back-young = Take down what you posted. Ask everybody you sent it to: delete it, pass it on to nobody. Did you threaten somebody? Say that it is over. Leave your messages for now: they show where it went.
triage-step-passed-tell = { $lines ->
    [0] Talk to somebody you trust. Telling it counts, for the other person and for you; a lawyer can advise you too. Our list has no help line to name here; if you did not say your country, say it.
   *[other] Talk to somebody whose work is to help. They listen to you as well. Telling it counts, for the other person and for you; a lawyer can advise you too.
}
triage-step-passed-tell-young = { $lines ->
    [0] Tell an adult you trust. Telling it counts, for the other person and for you. What matters now is to understand, to repair and to learn. Our list has no help line to name here. If you did not say your country, say it.
   *[other] Tell an adult you trust, or a help line. They listen to you too. Telling it counts, for the other person and for you. What matters now is to understand, to repair and to learn.
}
triage-step-passed-own = If you are the one in the picture, you have the same right to help as anybody. Whoever made a picture of themselves is there to be helped.
triage-step-passed-own-young = Is it a picture of yourself? Then you are the one to be helped. You did not lose your right to help by making it.
triage-step-passed-threat = Are you the one who threatened? Take it back now, and ask for nothing. Does somebody threaten you? Then what follows is for you, and you are to be helped as well.
triage-step-passed-threat-young = Are you the one who threatened? Take it back now. Ask for nothing. Does somebody threaten you? Then read on: this is for you, and you get help too.
triage-step-worried-stop = A thought is not an act, and asking for help protects everybody, you too. If you look at such pictures, close them now. People have learned to stop, with help. Are you worried about somebody else? The same people help.
triage-step-worried-stop-young = A thought is not an act. You can get help before anything happens. Do you look at such pictures? Close them now. With help, you can stop. Are you worried about somebody else? The same people help.
triage-step-worried-talk = Talk to people who know this well. They do not judge. You can say nothing about who you are, and ask first what stays between you.
triage-step-worried-talk-young = Talk to people who know this well. They do not judge. You need not say your name. Ask first what stays between you. A help line for young people listens to you too.

# Words that help, and words that hurt.

triage-step-tell-how = One sentence is enough to begin: “Something has happened with a picture, and I need help.” You can write it down, or show this page.
triage-step-tell-how-young = You can start like this: “Something happened with a picture. I need your help. Please stay calm.” You can write it down too, or show this page.
triage-step-child-say = For example: “Thank you for telling me.” “I believe you.” “It is not your fault.” “We will do this together. I tell you before I do anything.”
triage-step-child-do-not-say = Not: “How could you?” “I told you so.” “Give me your phone.” “It is only a fake.” Do not ask for details, and do not ask to see the picture.
triage-step-friend-say = For example: “Thank you for telling me.” “I believe you.” “It is not your fault.” “I will come with you.”
triage-step-friend-say-young = For example: “Thank you for telling me.” “I believe you.” “It is not your fault.” “I will come with you.”
triage-step-friend-do-not-say = Not: “How could you?” “Everybody has seen it.” “It is only a fake.” And do not promise to tell nobody: say that you want to find help together.
triage-step-friend-do-not-say-young = Not: “How could you?” “Everybody has seen it.” “It is only a fake.” Do not promise to tell nobody. Say: “Let us find help together.”
triage-step-passed-say = If the other person wants to hear it: “I passed your picture on. It was wrong of me. I have asked everybody to delete it. What do you need?” Accept a no.
triage-step-passed-say-young = If the other person wants to hear it: “I passed your picture on. It was wrong. I asked everybody to delete it. What do you need?” Accept a no.
triage-step-passed-do-not-say = Not: “It was only a joke.” “You sent it yourself.” “It is not even real.” Do not ask the other person to keep quiet.
triage-step-passed-do-not-say-young = Not: “It was only a joke.” “You sent it yourself.” “It is not even real.” Do not ask the other person to keep quiet.
triage-step-worried-say = To begin: “I have thoughts that worry me. I want nobody to be hurt.” To somebody you worry about: “I noticed something that worries me. There are people who help with that. I will come with you.”
triage-step-worried-say-young = To begin: “I have thoughts that worry me. I want nobody to be hurt.” To somebody you worry about: “I noticed something that worries me. People can help. I will come with you.”
triage-step-worried-do-not-say = Not to yourself, nor to anybody who tells you: “You are a monster.” And not: “Nobody may ever know.” What one carries alone grows heavier.
triage-step-worried-do-not-say-young = Not to yourself, nor to somebody who tells you: “You are a monster.” And not: “Nobody may ever know.” What you carry alone grows heavier.

# What to keep.

triage-step-evidence = Keep what shows what happened: the messages, the names of the accounts, the addresses of the pages, the day and the hour. Photograph the screen if that is easier, without the intimate picture.
triage-step-evidence-young = Keep the messages. Note the names of the accounts, the pages, the day and the hour. You can take a picture of the screen, but not of the intimate picture.
triage-step-keep-original = If there is a file of the picture, it stays as it is, where it is: nobody edits it, crops it or saves it again until the official site has read it. A changed copy has another fingerprint.
triage-step-keep-original-young = If there is a file of the picture, it stays as it is, where it is. Nobody changes it until the official site has read it. A changed copy has another fingerprint.
triage-step-friend-evidence = Note what you saw: which account, where, which day, what was written. Do not copy the picture.
triage-step-friend-evidence-young = Note what you saw: which account, where, which day, what was written. Do not copy the picture.
triage-step-work-evidence = Write down on the same day what the child said, in the child’s own words, with the hour, and what you did. Add names of accounts and addresses of pages, and no picture.
triage-step-passed-evidence = Write down to whom you sent it, where you posted it, and when. This helps to stop it. Do not make a copy of the picture for that.
triage-step-passed-evidence-young = Write down who got it from you, where you posted it, and when. This helps to stop it. Do not copy the picture for that.
triage-step-worried-evidence = Do not look for pictures, and do not save or copy any, not even to report them. If you came upon one, note the address of the page and the day, nothing more.
triage-step-worried-evidence-young = Do not look for pictures. Do not save or copy any, not even to report them. Did you come upon one? Note the page and the day, nothing more.

# Where to report it. Sentences that end with a colon always have services.

triage-step-block = Have copies blocked, even before anybody posts one. The person in the picture, or a parent, asks here:
triage-step-block-young = Have copies blocked, even before anybody posts one. The person in the picture asks here, or a parent:
triage-step-passed-block = The person in the picture, or a parent, can have copies blocked. Tell them that this exists:
triage-step-passed-block-young = The person in the picture can have copies blocked. Tell them that this exists:
triage-step-report-there = Report the picture where it is: the button is beside the picture or the account. Choose words such as nudity, or sexual exploitation of a child.
triage-step-report-there-young = Report the picture where it is. The button is beside the picture or the account. Choose words such as nudity, or sexual exploitation of a child.
triage-step-report-account = Report the account that threatens, in the app, then block it. Before that, note its name and keep what it wrote.
triage-step-report-account-young = Report the account that threatens, in the app. Then block it. Before that, note its name and keep what it wrote.
triage-step-messages-not-reached = The sites that block copies cannot look into private messages. There, report the account in the app.
triage-step-messages-not-reached-young = The sites that block copies cannot look into private messages. There, report the account in the app.
triage-step-remove = Ask for the picture to be taken down. Give the address of the page first, not the picture itself:
triage-step-remove-young = Ask for the picture to be taken down. Give the address of the page first, not the picture itself:
triage-step-worried-report = A page with child sexual abuse material, made by a program or not, can be reported, often without a name. Give the address, never the picture.
triage-step-worried-report-young = A page that shows sexual abuse of children can be reported, often without a name. Give the address, never the picture. It counts even if a program made it.
triage-step-complain = You can go to the police, with somebody at your side, and lodge a complaint. Associations for victims explain your rights, compensation too, and go along with you.
triage-step-complain-young = You can go to the police with an adult. You can tell them what was done. There are people who explain your rights and go along with you.

# Afterwards.

triage-step-care = What happened can weigh for a long time: fear, bad nights, anger. A doctor or a psychologist helps. If anybody thinks of dying, call { $lines ->
    [0] the emergency number of the country at once
   *[other] at once
}.
triage-step-care-young = You may feel fear or anger, or sleep badly. That is normal, and it can be treated. { $lines ->
    [0] Do you or a friend think of dying? Call the emergency number of the country at once.
   *[other] If you or a friend think of dying, call at once.
}
triage-step-everyday-life = At school or at work, one person in charge can be told, so that rumours and messages stop. Whoever is in the picture has a say in who knows what.
triage-step-everyday-life-young = At school, one adult can see to it that rumours and messages stop. The person in the picture has a say in who knows what.
triage-step-friend-after = Stay the friend you were: go out, laugh, talk about other things. It is heavy for you too, so talk to somebody about yourself.
triage-step-friend-after-young = Stay the friend you were. Laugh, go out, talk about other things. It is heavy for you too. Tell somebody how you are.
triage-step-work-after = Shield the child from looks and rumours, and agree with the child who knows what. Those who passed it on need to stop, to repair and to learn: help them as well. Talk with the class about respect, never about this case.
triage-step-passed-after = You can have help as well. What you did is not all that you are.
triage-step-passed-after-young = You can have help as well. What you did is not all that you are.
triage-step-worried-after = There is care for this, also over a long time, and it helps to live well. If it gets too heavy, call { $lines ->
    [0] the emergency number of the country at once
   *[other] somebody at once
}.
triage-step-worried-after-young = A doctor or a psychologist can help you with this for as long as it takes. If it gets too heavy, call { $lines ->
    [0] the emergency number of the country at once
   *[other] somebody at once
}.
triage-step-learn = To read, later and in peace:
triage-step-if-danger = If somebody threatens, now or later: do not pay, do not answer, tell somebody. If anybody is in danger, call { $count ->
    [0] the emergency number of the country
   *[other] { $numbers }
}.
triage-step-if-danger-young = If somebody threatens, now or later: do not pay, do not answer, tell somebody. If anybody is in danger, call { $count ->
    [0] the emergency number of the country
   *[other] { $numbers }
}.
