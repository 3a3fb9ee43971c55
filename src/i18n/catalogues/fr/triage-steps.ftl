# Que faire, étape par étape, pour chaque personne (triage.ftl dit les règles de ces phrases).


# Ce qui se fait tout de suite.

triage-step-danger = Si quelqu’un est en danger, appelez { $count ->
    [0] le numéro d’urgence du pays
   *[other] le { $numbers }
} maintenant. La personne qui menace a tort, et des gens sont là pour aider.
triage-step-danger-young = Si quelqu’un est en danger, appelle { $count ->
    [0] le numéro d’urgence du pays
   *[other] le { $numbers }
} maintenant. La personne qui menace a tort. Des gens sont là pour aider.
triage-step-answer-nothing = Ne payez pas, ne répondez pas et n’envoyez rien de plus. Payer n’arrête presque jamais les menaces. Ne les cachez pas non plus : une menace dont on parle perd beaucoup de sa force. Gardez ce qui a été écrit.
triage-step-answer-nothing-young = Ne paie pas. Ne réponds pas. N’envoie rien de plus. Payer n’arrête presque jamais les menaces. Ne les cache pas : une menace dont tu parles perd beaucoup de sa force. Garde ce qui a été écrit.
triage-step-talk = { $lines ->
    [0] Ne gardez pas cela pour vous : parlez à quelqu’un en qui vous avez confiance. Notre liste n’a aucune ligne d’écoute à nommer ici ; si vous n’avez pas dit votre pays, dites-le. Un médecin, un service social ou la police peut dire qui aide.
   *[other] Appelez des personnes dont le métier est d’aider. Elles écoutent et ne jugent pas. Un parent, un ami ou un enseignant peut appeler aussi.
}
triage-step-talk-young = { $lines ->
    [0] Ne garde pas ça pour toi. Parles-en à un adulte en qui tu as confiance, chez toi ou à l’école. Notre liste n’a aucune ligne d’écoute à nommer ici. Si tu n’as pas dit ton pays, dis-le. Un adulte peut aussi en trouver une avec toi.
   *[other] Parle à des personnes dont le métier est d’aider. Elles écoutent et ne jugent pas. Tu peux aussi aller voir un adulte en qui tu as confiance, chez toi ou à l’école.
}
triage-step-fake-counts = Une image faite par un programme compte autant qu’une vraie. Elle peut blesser autant, et les mêmes personnes aident. Personne n’a à prouver qu’elle est fausse.
triage-step-fake-counts-young = Une fausse image compte autant qu’une vraie. Elle peut faire aussi mal. Les mêmes personnes aident. Personne n’a à prouver qu’elle est fausse.
triage-step-threat-counts = Une menace compte, même sans image. Certaines personnes menacent avec des images qu’elles n’ont pas.
triage-step-threat-counts-young = Une menace compte, même sans image. Certaines personnes menacent avec des images qu’elles n’ont pas.
triage-step-no-need-to-know = Il n’est pas nécessaire de savoir d’abord si l’image est vraie. Les mêmes étapes aident.
triage-step-no-need-to-know-young = Pas besoin de savoir d’abord si l’image est vraie. Les mêmes étapes aident.
triage-step-listen-first = Respirez avant de parler. Écoutez jusqu’au bout, au rythme de votre enfant. Dites merci : il a fallu du courage pour vous en parler. Si vous restez calme, votre enfant continuera à se confier.
triage-step-parent-keep = Ne transférez pas l’image et ne la montrez à personne. N’effacez rien pour l’instant, ni messages ni comptes. Laissez son téléphone à votre enfant : c’est son lien avec ses amis et avec l’aide.
triage-step-friend-listen = Écoutez, et croyez votre ami ou votre amie. Vous n’avez pas à régler cela sans aide : allez voir ensemble quelqu’un de confiance, ou appelez ensemble une ligne d’écoute.
triage-step-friend-listen-young = Écoute, et crois ce qu’on te raconte. Tu n’as pas à régler ça sans aide. Allez voir ensemble un adulte en qui vous avez confiance. Ou appelez ensemble une ligne d’écoute.
triage-step-friend-stop = Si l’image vous a été envoyée : ne la faites pas circuler et ne la montrez pas. Demandez aux autres d’en faire autant. Une ligne d’écoute vous dira comment vous en défaire.
triage-step-friend-stop-young = Tu as reçu l’image, toi aussi ? Ne l’envoie à personne. Ne la montre pas. Demande aux autres d’en faire autant. Une ligne d’écoute te dira comment t’en débarrasser.
triage-step-work-listen = Écoutez dans un endroit calme. Laissez l’enfant raconter librement, une seule fois, sans question qui souffle la réponse. Dites merci.
triage-step-work-do-not-look = Ne regardez pas l’image, ne la demandez pas et ne la copiez pas. Ne fouillez pas le téléphone de l’enfant et ne le montrez pas à vos collègues.
triage-step-work-tell = Dès aujourd’hui, parlez à la personne chargée de la protection de l’enfance là où vous travaillez, et à elle seule. Dites à l’enfant à qui vous en parlerez, et pourquoi ; ne promettez pas le secret. Vous avez peut-être l’obligation de signaler : votre direction et ces services connaissent la règle.
triage-step-passed-stop = Arrêtez-vous là : n’envoyez plus l’image, ne la montrez plus, n’en faites pas d’autre. Vous cherchez comment réparer, et cela compte.
triage-step-passed-stop-young = Arrête-toi là. N’envoie plus l’image. Ne la montre plus. N’en fais pas d’autre. Tu cherches comment réparer, et ça compte.
triage-step-passed-take-back = Retirez ce que vous avez publié. Demandez à tous ceux qui ont reçu l’image de vous de l’effacer et de ne la passer à personne. Si vous avez menacé quelqu’un, dites que c’est fini. Laissez vos messages pour l’instant : ils montrent où l’image est partie.
triage-step-passed-take-back-young = Retire ce que tu as publié. Demande à tous ceux qui ont reçu l’image de toi : effacez-la, ne la passez à personne. Tu as menacé quelqu’un ? Dis que c’est fini. Laisse tes messages pour l’instant : ils montrent où l’image est partie.
triage-step-passed-tell = { $lines ->
    [0] Parlez à quelqu’un en qui vous avez confiance. Le dire compte, pour l’autre personne et pour vous ; un avocat peut aussi vous conseiller. Notre liste n’a aucune ligne d’écoute à nommer ici ; si vous n’avez pas dit votre pays, dites-le.
   *[other] Parlez à quelqu’un dont le métier est d’aider. On vous écoutera aussi. Le dire compte, pour l’autre personne et pour vous ; un avocat peut aussi vous conseiller.
}
triage-step-passed-tell-young = { $lines ->
    [0] Parles-en à un adulte de confiance. Le dire compte, pour l’autre personne et pour toi. Ce qui importe maintenant : comprendre, réparer, apprendre. Notre liste n’a aucune ligne d’écoute à nommer ici. Si tu n’as pas dit ton pays, dis-le.
   *[other] Parles-en à un adulte de confiance, ou à une ligne d’écoute. On t’écoutera aussi. Le dire compte, pour l’autre personne et pour toi. Ce qui importe maintenant : comprendre, réparer, apprendre.
}
triage-step-passed-own = Si c’est vous sur l’image, vous avez droit à l’aide comme tout le monde. La personne qui a fait une image d’elle-même est celle qu’il faut aider.
triage-step-passed-own-young = C’est une image de toi ? Alors c’est toi qu’il faut aider. Tu n’as pas perdu le droit à l’aide en la faisant.
triage-step-passed-threat = C’est vous qui avez menacé ? Retirez votre menace maintenant et ne demandez rien. Quelqu’un vous menace ? Alors la suite est pour vous, et vous avez droit à l’aide aussi.
triage-step-passed-threat-young = C’est toi qui as menacé ? Retire ta menace maintenant. Ne demande rien. Quelqu’un te menace ? Alors lis la suite : elle est pour toi, et on t’aide aussi.
triage-step-worried-stop = Une pensée n’est pas un acte, et demander de l’aide protège tout le monde, vous aussi. Si vous regardez de telles images, fermez-les maintenant. On peut apprendre à arrêter, avec de l’aide. Vous vous inquiétez à cause de quelqu’un d’autre ? Les mêmes personnes aident.
triage-step-worried-stop-young = Une pensée n’est pas un acte. Tu peux avoir de l’aide avant qu’il se passe quoi que ce soit. Tu regardes de telles images ? Ferme-les maintenant. Avec de l’aide, on peut arrêter. Tu t’inquiètes à cause de quelqu’un d’autre ? Les mêmes personnes aident.
triage-step-worried-talk = Parlez à des personnes qui connaissent bien cela. Elles ne jugent pas. Vous pouvez ne pas dire qui vous êtes, et demander d’abord ce qui reste entre vous.
triage-step-worried-talk-young = Parle à des personnes qui connaissent bien ça. Elles ne jugent pas. Tu n’as pas à dire ton nom. Demande d’abord ce qui reste entre vous. Une ligne d’écoute pour les jeunes t’écoute aussi.

# Les mots qui aident, les mots qui blessent.

triage-step-tell-how = Une phrase suffit pour commencer : « Il s’est passé quelque chose avec une image, et j’ai besoin d’aide. » Vous pouvez l’écrire, ou montrer cette page.
triage-step-tell-how-young = Tu peux commencer comme ça : « Il s’est passé quelque chose avec une image. J’ai besoin de ton aide. S’il te plaît, reste calme. » Tu peux aussi l’écrire, ou montrer cette page.
triage-step-child-say = Par exemple : « Merci de m’en parler. » « Je te crois. » « Ce n’est pas ta faute. » « On va s’en occuper ensemble. Je te préviens avant chaque étape. »
triage-step-child-do-not-say = Pas : « Comment as-tu pu ? » « Je te l’avais bien dit. » « Donne-moi ton téléphone. » « Ce n’est qu’un faux. » Ne demandez pas de détails, et ne demandez pas à voir l’image.
triage-step-friend-say = Par exemple : « Merci de m’en parler. » « Je te crois. » « Ce n’est pas ta faute. » « Je viens avec toi. »
triage-step-friend-say-young = Par exemple : « Merci de m’en parler. » « Je te crois. » « Ce n’est pas ta faute. » « Je viens avec toi. »
triage-step-friend-do-not-say = Pas : « Comment as-tu pu ? » « Tout le monde l’a vue. » « Ce n’est qu’un faux. » Et ne promettez pas de n’en parler à personne : dites que vous voulez trouver de l’aide ensemble.
triage-step-friend-do-not-say-young = Pas : « Comment as-tu pu ? » « Tout le monde l’a vue. » « Ce n’est qu’un faux. » Ne promets pas de n’en parler à personne. Dis : « On va chercher de l’aide ensemble. »
triage-step-passed-say = Si l’autre personne veut l’entendre : « J’ai fait circuler ton image. J’ai eu tort. J’ai demandé à tout le monde de l’effacer. De quoi as-tu besoin ? » Acceptez un non.
triage-step-passed-say-young = Si l’autre personne veut l’entendre : « J’ai fait circuler ton image. J’ai eu tort. J’ai demandé à tout le monde de l’effacer. De quoi as-tu besoin ? » Accepte un non.
triage-step-passed-do-not-say = Pas : « C’était pour rire. » « C’est toi qui l’as envoyée. » « Elle n’est même pas vraie. » Ne demandez pas à l’autre personne de se taire.
triage-step-passed-do-not-say-young = Pas : « C’était pour rire. » « C’est toi qui l’as envoyée. » « Elle n’est même pas vraie. » Ne demande pas à l’autre personne de se taire.
triage-step-worried-say = Pour commencer : « J’ai des pensées qui m’inquiètent. Je veux que personne ne soit blessé. » À quelqu’un qui vous inquiète : « J’ai remarqué quelque chose qui m’inquiète. Des gens peuvent aider. Je t’accompagne. »
triage-step-worried-say-young = Pour commencer : « J’ai des pensées qui m’inquiètent. Je veux que personne ne soit blessé. » À quelqu’un qui t’inquiète : « J’ai remarqué quelque chose. Ça m’inquiète. Des gens peuvent aider. Je t’accompagne. »
triage-step-worried-do-not-say = Ni à vous-même, ni à quelqu’un qui se confie : « Tu es un monstre. » Et pas : « Personne ne doit jamais savoir. » Ce qu’on porte sans aide devient plus lourd.
triage-step-worried-do-not-say-young = Ni à toi-même, ni à quelqu’un qui se confie : « Tu es un monstre. » Et pas : « Personne ne doit jamais savoir. » Ce qu’on porte sans aide devient plus lourd.

# Ce qu’il faut garder.

triage-step-evidence = Gardez ce qui montre ce qui s’est passé : les messages, les noms des comptes, les adresses des pages, le jour et l’heure. Photographiez l’écran si c’est plus simple, sans l’image intime.
triage-step-evidence-young = Garde les messages. Note les noms des comptes, les pages, le jour et l’heure. Tu peux photographier l’écran, mais pas l’image intime.
triage-step-keep-original = S’il existe un fichier de l’image, il reste tel quel, là où il est : personne ne le modifie, ne le recadre ni ne l’enregistre à nouveau avant que le site officiel l’ait lu. Une copie modifiée a une autre empreinte.
triage-step-keep-original-young = S’il existe un fichier de l’image, il reste tel quel, là où il est. Personne n’y touche avant que le site officiel l’ait lu. Une copie modifiée a une autre empreinte.
triage-step-friend-evidence = Notez ce que vous avez vu : quel compte, où, quel jour, ce qui était écrit. Ne copiez pas l’image.
triage-step-friend-evidence-young = Note ce que tu as vu : quel compte, où, quel jour, ce qui était écrit. Ne copie pas l’image.
triage-step-work-evidence = Notez le jour même ce que l’enfant a dit, avec ses propres mots, l’heure, et ce que vous avez fait. Ajoutez les noms des comptes et les adresses des pages, mais aucune image.
triage-step-passed-evidence = Notez à qui vous l’avez envoyée, où vous l’avez publiée, et quand. Cela aide à l’arrêter. Ne faites pas de copie de l’image pour cela.
triage-step-passed-evidence-young = Note à qui tu l’as envoyée, où tu l’as publiée, et quand. Ça aide à l’arrêter. Ne copie pas l’image pour ça.
triage-step-worried-evidence = Ne cherchez pas d’images, n’en enregistrez et n’en copiez aucune, même pour les signaler. Si vous en avez vu une, notez l’adresse de la page et le jour, rien de plus.
triage-step-worried-evidence-young = Ne cherche pas d’images. N’en enregistre et n’en copie aucune, même pour les signaler. Tu en as vu une ? Note la page et le jour, rien de plus.

# Où le signaler. Une phrase qui finit par deux-points est toujours suivie de services.

triage-step-block = Faites bloquer les copies, même avant que quelqu’un en publie une. La personne sur l’image, ou un parent, le demande ici :
triage-step-block-young = Fais bloquer les copies, même avant que quelqu’un en publie une. La personne sur l’image le demande ici, ou un parent :
triage-step-passed-block = La personne sur l’image, ou un parent, peut faire bloquer les copies. Dites-leur que cela existe :
triage-step-passed-block-young = La personne sur l’image peut faire bloquer les copies. Dis-lui que ça existe :
triage-step-report-there = Signalez l’image là où elle est : le bouton est à côté de l’image ou du compte. Choisissez des mots comme nudité, ou exploitation sexuelle d’un enfant.
triage-step-report-there-young = Signale l’image là où elle est. Le bouton est à côté de l’image ou du compte. Choisis des mots comme nudité, ou exploitation sexuelle d’un enfant.
triage-step-report-account = Signalez le compte qui menace, dans l’application, puis bloquez-le. Avant cela, notez son nom et gardez ce qu’il a écrit.
triage-step-report-account-young = Signale le compte qui menace, dans l’application. Puis bloque-le. Avant, note son nom et garde ce qu’il a écrit.
triage-step-messages-not-reached = Les sites qui bloquent les copies ne peuvent pas regarder dans les messages privés. Là, signalez le compte dans l’application.
triage-step-messages-not-reached-young = Les sites qui bloquent les copies ne voient pas les messages privés. Là, signale le compte dans l’application.
triage-step-remove = Demandez que l’image soit retirée. Donnez d’abord l’adresse de la page, pas l’image elle-même :
triage-step-remove-young = Demande que l’image soit retirée. Donne d’abord l’adresse de la page, pas l’image elle-même :
triage-step-worried-report = Une page qui montre des abus sexuels d’enfants, même faite par un programme, peut être signalée, souvent sans donner de nom. Donnez l’adresse, jamais l’image.
triage-step-worried-report-young = Une page qui montre des abus sexuels d’enfants peut être signalée, souvent sans donner de nom. Donne l’adresse, jamais l’image. Ça compte même si un programme l’a faite.
triage-step-complain = Vous pouvez aller à la police, avec quelqu’un à vos côtés, et porter plainte. Les associations d’aide aux victimes expliquent vos droits, l’indemnisation aussi, et vous accompagnent.
triage-step-complain-young = Tu peux aller à la police avec un adulte. Tu peux porter plainte. Des gens t’expliquent tes droits et t’accompagnent.

# Après.

triage-step-care = Ce qui s’est passé peut peser longtemps : la peur, les mauvaises nuits, la colère. Un médecin ou un psychologue aide. { $lines ->
    [0] Si quelqu’un pense à mourir, appelez tout de suite le numéro d’urgence du pays.
   *[other] Si quelqu’un pense à mourir, appelez tout de suite.
}
triage-step-care-young = Tu peux avoir peur, être en colère ou mal dormir. C’est normal, et ça se soigne. Tu penses à mourir, ou quelqu’un y pense ? { $lines ->
    [0] Appelle tout de suite le numéro d’urgence du pays.
   *[other] Appelle tout de suite.
}
triage-step-everyday-life = À l’école ou au travail, une personne responsable peut être prévenue, pour que les rumeurs et les messages s’arrêtent. La personne sur l’image a son mot à dire sur qui sait quoi.
triage-step-everyday-life-young = À l’école, un adulte peut faire cesser les rumeurs et les messages. La personne sur l’image a son mot à dire sur qui sait quoi.
triage-step-friend-after = Restez proche comme avant : sortez, riez, parlez d’autre chose. C’est lourd pour vous aussi : parlez de vous à quelqu’un.
triage-step-friend-after-young = Reste proche comme avant. Riez, sortez, parlez d’autre chose. C’est lourd pour toi aussi. Dis à quelqu’un comment tu vas.
triage-step-work-after = Protégez l’enfant des regards et des rumeurs, et décidez avec lui de qui sait quoi. Ceux qui l’ont fait circuler ont besoin d’arrêter, de réparer et d’apprendre : aidez-les aussi. Parlez de respect avec la classe, jamais de cette affaire.
triage-step-passed-after = Vous pouvez avoir de l’aide, vous aussi. Ce que vous avez fait n’est pas tout ce que vous êtes.
triage-step-passed-after-young = Tu peux avoir de l’aide, toi aussi. Ce que tu as fait n’est pas tout ce que tu es.
triage-step-worried-after = Des soins existent pour cela, aussi dans la durée, et ils aident à bien vivre. { $lines ->
    [0] Si c’est trop lourd, appelez tout de suite le numéro d’urgence du pays.
   *[other] Si c’est trop lourd, appelez quelqu’un tout de suite.
}
triage-step-worried-after-young = Un médecin ou un psychologue peut t’aider, aussi longtemps qu’il faut. { $lines ->
    [0] Si c’est trop lourd, appelle tout de suite le numéro d’urgence du pays.
   *[other] Si c’est trop lourd, appelle quelqu’un tout de suite.
}
triage-step-learn = À lire plus tard, au calme :
triage-step-if-danger = Si quelqu’un menace, maintenant ou plus tard : ne payez pas, ne répondez pas, parlez-en. Si quelqu’un est en danger, appelez { $count ->
    [0] le numéro d’urgence du pays
   *[other] le { $numbers }
}.
triage-step-if-danger-young = Si quelqu’un menace, maintenant ou plus tard : ne paie pas, ne réponds pas, parles-en. Si quelqu’un est en danger, appelle { $count ->
    [0] le numéro d’urgence du pays
   *[other] le { $numbers }
}.
