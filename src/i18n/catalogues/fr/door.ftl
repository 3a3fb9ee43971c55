# Où trouver de l'aide. Des mots courts, pour une personne de douze ans qui a peut-être peur. Jamais un
# reproche, jamais un mot de punition.

door-hello = Quatre questions courtes, puis où trouver de l’aide. Rien n’est gardé et rien n’est envoyé. Vous pouvez arrêter à tout moment avec Ctrl-C.
door-ask-under-18 = 1. La personne sur l’image avait-elle moins de 18 ans quand l’image a été prise ? Tapez oui ou non.
door-ask-country = 2. Dans quel pays vivez-vous ? Tapez les lettres : FR France, BE Belgique, DE Allemagne, NL Pays-Bas, ES Espagne, IT Italie, EU un autre pays de l’Union européenne, GB Royaume-Uni, US États-Unis, CA Canada, AU Australie, other ailleurs.
door-ask-online = 3. Est-elle déjà en ligne ? Tapez un numéro : 1 non ; 2 oui, dans une application ou sur un réseau ; 3 oui, dans des messages ; 4 oui, sur une page web ; 5 oui, et je ne peux pas dire où ; 6 je ne sais pas.
door-ask-threatened = 4. Quelqu’un vous menace, fait pression sur vous, ou demande de l’argent ou d’autres images ? Tapez oui ou non.
door-again = La réponse n’a pas été comprise. Essayez encore une fois, s’il vous plaît.
door-no-answer = Il manque une réponse. Vous pouvez aussi donner les réponses avec la commande : voyez `ombrelle which-door --help`.

door-heading = Ce n’est pas votre faute. Voici ce que vous pouvez faire, dans cet ordre :
door-step = { $number }. { $sentence }
door-prepare = Gardez sous la main : { $list }.

door-step-danger = Si vous êtes en danger, appelez { $count ->
    [0] le numéro d’urgence de votre pays
   *[other] le { $numbers }
} maintenant. On vous menace : ce que fait cette personne est mal, et des gens sont là pour vous aider.
door-step-talk = Parlez à des personnes dont le métier est d’aider. Elles écoutent et ne jugent pas. Vous pouvez aussi aller voir un adulte en qui vous avez confiance.
door-step-answer-nothing = Ne payez pas, ne répondez pas et n’envoyez rien de plus. Payer n’arrête presque jamais les menaces. Gardez ce qu’on vous a écrit : cela aide ceux qui vous aident, la police aussi.
door-step-keep-original = Laissez le fichier d’origine tel qu’il est : ne le modifiez pas et ne l’enregistrez pas à nouveau avant que le site officiel l’ait lu. Le site en fait une empreinte, une suite de chiffres et de lettres qui représente l’image. Une copie modifiée donne une autre empreinte.
door-step-block = Faites bloquer les copies par leur empreinte, sur le site officiel :
door-step-report-there = Signalez-la là où elle est : les applications et les sites ont un bouton pour cela à côté de l’image ou du compte.
door-step-messages-not-reached = Les services d’empreintes ne peuvent pas regarder dans les messages privés. Là, signalez le compte dans l’application.
door-step-remove = Demandez son retrait :
door-step-if-danger = Si quelqu’un vous menace, maintenant ou plus tard : appelez { $count ->
    [0] le numéro d’urgence de votre pays
   *[other] le { $numbers }
} si vous êtes en danger. Ne payez pas, ne répondez pas, et gardez ce qu’on vous a écrit.
door-step-nothing-sent = Ombrelle n’envoie rien à personne. Aucun service ne prend une empreinte qu’une personne a faite ailleurs : le site officiel la refait donc à partir du même fichier. Les empreintes que fait Ombrelle sont pour vous : à garder, à comparer, à montrer à une ligne d’aide.

door-service = { $name } : { $contact }
door-phone = téléphone { $number }
door-hours = { $days }, de { $from } à { $to }
door-days-always = jour et nuit
door-days-daily = tous les jours
door-days-monday-to-saturday = du lundi au samedi
door-languages = Langues : { $list }.
door-languages-more = Langues : { $list } et d’autres.
door-picture-none = Vous n’avez pas à montrer l’image.
door-picture-hashed-here = L’empreinte est faite sur votre propre appareil. L’image reste chez vous.
door-picture-uploaded = L’image est envoyée à ce service.
door-picture-unsaid = Avant d’envoyer quoi que ce soit, demandez ce qu’il fait de l’image.

door-prepare-original-file = le fichier d’origine, sur l’appareil où il se trouve
door-prepare-case-number-and-pin = de quoi noter le numéro de dossier et le code PIN : personne ne peut vous les redonner
door-prepare-addresses = les adresses des pages, les noms des comptes
door-prepare-messages = des photos des messages avec les noms et les dates (pas de l’image intime)
door-prepare-sheet = si vous voulez, la feuille qu’imprime `ombrelle register export`

language-ar = arabe
language-de = allemand
language-en = anglais
language-es = espagnol
language-fr = français
language-it = italien
language-nl = néerlandais
language-pt = portugais

# La même chose avec --discreet : qui regarde l'écran apprend peu.

discreet-door-hello = Quatre questions. Ctrl-C arrête.
discreet-door-ask-under-18 = 1. Moins de 18 ans à ce moment ? Tapez oui ou non.
discreet-door-ask-country = 2. Pays ? FR, BE, DE, NL, ES, IT, EU, GB, US, CA, AU, other (ailleurs).
discreet-door-ask-online = 3. Vu ailleurs ? Tapez un numéro : 1 non ; 2 dans une application ; 3 dans des messages ; 4 sur une page web ; 5 quelque part ; 6 on ne sait pas.
discreet-door-ask-threatened = 4. Quelqu’un fait-il pression ? Tapez oui ou non.
discreet-door-heading = Dans cet ordre :
discreet-door-step-danger = Appeler : { $count ->
    [0] le numéro d’urgence
   *[other] { $numbers }
}.
discreet-door-step-talk = Appeler ou voir :
discreet-door-step-answer-nothing = Ne pas payer. Ne pas répondre. Garder les messages.
discreet-door-step-keep-original = Laisser le fichier tel qu’il est.
discreet-door-step-block = Voir :
discreet-door-step-report-there = Utiliser là-bas le bouton de signalement.
discreet-door-step-messages-not-reached = Dans les messages, signaler le compte.
discreet-door-step-remove = Voir :
discreet-door-step-if-danger = En cas d’urgence, appeler : { $count ->
    [0] le numéro d’urgence
   *[other] { $numbers }
}.
discreet-door-step-nothing-sent = Rien n’a été envoyé.
