# Où trouver de l'aide. Des mots courts, pour une personne de douze ans qui a peut-être peur. Jamais un
# reproche, jamais un mot de punition.

triage-hello = Quatre questions courtes, puis où trouver de l’aide. Rien n’est gardé et rien n’est envoyé. Vous pouvez arrêter à tout moment avec Ctrl-C.
triage-ask-under-18 = 1. La personne sur l’image avait-elle moins de 18 ans quand l’image a été prise ? Tapez oui ou non.
triage-ask-country = 2. Dans quel pays vivez-vous ? Tapez les lettres : FR France, BE Belgique, DE Allemagne, NL Pays-Bas, ES Espagne, IT Italie, LU Luxembourg, PT Portugal, IE Irlande, EU un autre pays de l’Union européenne, CH Suisse, GB Royaume-Uni, US États-Unis, CA Canada, AU Australie, other ailleurs.
triage-ask-online = 3. Est-elle déjà en ligne ? Tapez un numéro : 1 non ; 2 oui, dans une application ou sur un réseau ; 3 oui, dans des messages ; 4 oui, sur une page web ; 5 oui, et je ne peux pas dire où ; 6 je ne sais pas.
triage-ask-threatened = 4. Quelqu’un vous menace, fait pression sur vous, ou demande de l’argent ou d’autres images ? Tapez oui ou non.
triage-again = La réponse n’a pas été comprise. Essayez encore une fois, s’il vous plaît.
triage-no-answer = Il manque une réponse. Vous pouvez aussi donner les réponses avec la commande : voyez `ombrelle which-door --help`.

triage-heading = Ce n’est pas votre faute. Voici ce que vous pouvez faire, dans cet ordre :
triage-step = { $number }. { $sentence }
triage-prepare = Gardez sous la main : { $list }.

triage-step-danger = Si vous êtes en danger, appelez { $count ->
    [0] le numéro d’urgence de votre pays
   *[other] le { $numbers }
} maintenant. On vous menace : ce que fait cette personne est mal, et des gens sont là pour vous aider.
triage-step-talk = Parlez à des personnes dont le métier est d’aider. Elles écoutent et ne jugent pas. Vous pouvez aussi aller voir un adulte en qui vous avez confiance.
triage-step-answer-nothing = Ne payez pas, ne répondez pas et n’envoyez rien de plus. Payer n’arrête presque jamais les menaces. Gardez ce qu’on vous a écrit : cela aide ceux qui vous aident, la police aussi.
triage-step-keep-original = Laissez le fichier d’origine tel qu’il est : ne le modifiez pas et ne l’enregistrez pas à nouveau avant que le site officiel l’ait lu. Le site en fait une empreinte, une suite de chiffres et de lettres qui représente l’image. Une copie modifiée donne une autre empreinte.
triage-step-block = Faites bloquer les copies par leur empreinte, sur le site officiel :
triage-step-report-there = Signalez-la là où elle est : les applications et les sites ont un bouton pour cela à côté de l’image ou du compte.
triage-step-messages-not-reached = Les services d’empreintes ne peuvent pas regarder dans les messages privés. Là, signalez le compte dans l’application.
triage-step-remove = Demandez son retrait :
triage-step-if-danger = Si quelqu’un vous menace, maintenant ou plus tard : appelez { $count ->
    [0] le numéro d’urgence de votre pays
   *[other] le { $numbers }
} si vous êtes en danger. Ne payez pas, ne répondez pas, et gardez ce qu’on vous a écrit.
triage-step-nothing-sent = Ombrelle n’envoie rien à personne. Aucun service ne prend une empreinte qu’une personne a faite ailleurs : le site officiel la refait donc à partir du même fichier. Les empreintes que fait Ombrelle sont pour vous : à garder, à comparer, à montrer à une ligne d’aide.

triage-service = { $name } : { $contact }
triage-phone = téléphone { $number }
triage-hours = { $days }, de { $from } à { $to }
triage-days-always = jour et nuit
triage-days-daily = tous les jours
triage-days-monday-to-saturday = du lundi au samedi
triage-languages = Langues : { $list }.
triage-languages-more = Langues : { $list } et d’autres.
triage-picture-none = Vous n’avez pas à montrer l’image.
triage-picture-hashed-here = L’empreinte est faite sur votre propre appareil. L’image reste chez vous.
triage-picture-uploaded = L’image est envoyée à ce service.
triage-picture-unsaid = Ne leur envoyez pas l’image ; demandez-leur d’abord ce qu’ils en feraient.

triage-prepare-original-file = le fichier d’origine, sur l’appareil où il se trouve
triage-prepare-case-number-and-pin = de quoi noter le numéro de dossier et le code PIN : personne ne peut vous les redonner
triage-prepare-addresses = les adresses des pages, les noms des comptes
triage-prepare-messages = des photos des messages avec les noms et les dates (pas de l’image intime)
triage-prepare-sheet = si vous voulez, la feuille qu’imprime `ombrelle register export`

language-ar = arabe
language-de = allemand
language-en = anglais
language-es = espagnol
language-fr = français
language-it = italien
language-nl = néerlandais
language-pt = portugais

# La même chose avec --discreet : qui regarde l'écran apprend peu.

discreet-triage-hello = Quatre questions. Ctrl-C arrête.
discreet-triage-ask-under-18 = 1. Moins de 18 ans à ce moment ? Tapez oui ou non.
discreet-triage-ask-country = 2. Pays ? FR, BE, DE, NL, ES, IT, LU, PT, IE, EU, CH, GB, US, CA, AU, other (ailleurs).
discreet-triage-ask-online = 3. Vu ailleurs ? Tapez un numéro : 1 non ; 2 dans une application ; 3 dans des messages ; 4 sur une page web ; 5 quelque part ; 6 on ne sait pas.
discreet-triage-ask-threatened = 4. Quelqu’un fait-il pression ? Tapez oui ou non.
discreet-triage-heading = Dans cet ordre :
discreet-triage-step-danger = Appeler : { $count ->
    [0] le numéro d’urgence
   *[other] { $numbers }
}.
discreet-triage-step-talk = Appeler ou voir :
discreet-triage-step-answer-nothing = Ne pas payer. Ne pas répondre. Garder les messages.
discreet-triage-step-keep-original = Laisser le fichier tel qu’il est.
discreet-triage-step-block = Voir :
discreet-triage-step-report-there = Utiliser là-bas le bouton de signalement.
discreet-triage-step-messages-not-reached = Dans les messages, signaler le compte.
discreet-triage-step-remove = Voir :
discreet-triage-step-if-danger = En cas d’urgence, appeler : { $count ->
    [0] le numéro d’urgence
   *[other] { $numbers }
}.
discreet-triage-step-nothing-sent = Rien n’a été envoyé.
