# Où trouver de l'aide : les questions, puis que faire, pour chaque personne qui demande. Jamais un reproche, jamais un mot de punition ; un
# faux est aussi grave qu'une vraie image ; personne qui s'inquiète de ses pensées n'est menacé. Les clés en -young s'adressent à une
# personne de moins de 18 ans : tutoiement, mots courts, phrases courtes.

triage-hello = Six petites questions au plus, puis que faire et qui aide. On répond par un numéro ou par un mot. Entrée seule passe la question. Ctrl-C arrête. Rien n’est gardé et rien n’est envoyé.
triage-question = { $number }. { $question }
triage-choice =    { $number } { $answer }
triage-ask-who = Qui demande de l’aide ?
triage-ask-what = De quoi s’agit-il ?
triage-ask-age-me = Mon âge :
triage-ask-age-parent = L’âge de mon enfant :
triage-ask-age-friend = L’âge de mon ami ou de mon amie :
triage-ask-age-work = L’âge de l’enfant ou du jeune :
triage-ask-age-passed-on = Mon âge à moi :
triage-ask-age-worried = Mon âge, ou celui de la personne qui m’inquiète :
triage-ask-country = Quel pays ? On peut taper son nom, par exemple Suisse.
triage-ask-online = Est-ce déjà en ligne ?
triage-ask-threatened = Est-ce que quelqu’un menace, fait pression, ou demande de l’argent ou d’autres images ?
triage-who-me = il s’agit de moi
triage-who-parent = il s’agit de mon enfant
triage-who-friend = un ami ou une amie m’en a parlé
triage-who-work = je travaille avec des enfants
triage-who-passed-on = j’ai fait circuler une image, ou je l’ai faite
triage-who-worried = des pensées m’inquiètent, les miennes ou celles de quelqu’un
triage-what-real = une vraie image ou une vraie vidéo
triage-what-made = un faux, fait par un programme
triage-what-threat = seulement une menace
triage-what-unknown = je ne sais pas
triage-age-under-18 = moins de 18 ans
triage-age-under-18-then = 18 ans ou plus maintenant, moins de 18 ans sur l’image
triage-age-adult = 18 ans ou plus
triage-age-unknown = non précisé
triage-elsewhere = ailleurs
triage-online-no = non
triage-online-network = oui, dans une application ou sur un réseau
triage-online-messages = oui, dans des messages
triage-online-website = oui, sur une page web
triage-online-somewhere = oui, impossible de dire où
triage-online-unknown = je ne sais pas
triage-yes = oui
triage-no = non
triage-again = La réponse n’a pas été comprise. On peut essayer encore une fois.
triage-again-possible = Réponse non comprise. Possible : { $list }. Entrée seule passe la question.
triage-again-years = « { $typed } » peut être un numéro de la liste ou un âge. Il faut taper la réponse en toutes lettres, ou « { $typed } ans ».
triage-again-country = Aucun pays de ce nom n’est connu ici. Son nom en français ou en anglais, ses deux lettres, ou Entrée pour continuer sans.
triage-no-answer = Il manque une réponse. Les réponses peuvent aussi être données avec la commande : voir `ombrelle which-door --help`.

# Au-dessus des étapes.

triage-heading-me = Ce n’est pas votre faute. Voici ce que vous pouvez faire, dans cet ordre :
triage-heading-me-young = Ce n’est pas ta faute. Voici ce que tu peux faire, dans cet ordre :
triage-heading-parent = Ce que vous faites maintenant aide beaucoup votre enfant. Dans cet ordre :
triage-heading-friend = C’est bien qu’on vous en ait parlé. Voici ce qui aide, dans cet ordre :
triage-heading-friend-young = C’est bien qu’on t’en ait parlé. Voici ce qui aide, dans cet ordre :
triage-heading-work = Un enfant a besoin de vous maintenant. Voici ce qui aide, dans cet ordre :
triage-heading-passed-on = C’est bien de demander. Vous pouvez arrêter cela et en réparer une partie. Dans cet ordre :
triage-heading-passed-on-young = C’est bien de demander. Tu peux arrêter ça et en réparer une partie. Dans cet ordre :
triage-heading-worried = C’est bien de demander. Il y a de l’aide, en confiance. Dans cet ordre :
triage-heading-worried-young = C’est bien de demander. Il y a de l’aide, en confiance. Dans cet ordre :
triage-stage-first-hour = Dans la première heure
triage-stage-say = Les mots qui aident
triage-stage-do-not-say = Les mots qui blessent
triage-stage-evidence = Ce qu’il faut garder
triage-stage-report = Où le signaler
triage-stage-after = Après
triage-step = { $number }. { $sentence }
triage-prepare = À garder sous la main : { $list }.
triage-nobody-near = Ces services aident dans le monde entier. INHOPE mène aux lignes de signalement de nombreux pays (inhope.org).
triage-nothing-sent = Ombrelle n’envoie rien à personne. Les sites officiels font eux-mêmes une empreinte, à partir du même fichier ; celles d’Ombrelle servent à garder et à comparer.

# Les services.

triage-service = { $name } : { $contact }
triage-phone = téléphone { $number }
triage-hours = { $days }, de { $from } à { $to }
triage-closed = { $hours } ; fermé maintenant, ouvre { $when }
triage-opens-today = à { $time }
triage-opens-tomorrow = demain à { $time }
triage-opens-monday = lundi à { $time }
triage-days-always = jour et nuit
triage-days-daily = tous les jours
triage-days-monday-to-saturday = du lundi au samedi
triage-days-monday-to-friday = du lundi au vendredi
triage-languages = Langues : { $list }.
triage-languages-more = Langues : { $list } et d’autres.
triage-anonymous = Sans donner de nom.
triage-sign-language = Aussi en langue des signes.
triage-picture-none = Pas besoin de montrer l’image.
triage-picture-hashed-here = L’empreinte est faite sur l’appareil. L’image n’en sort pas.
triage-picture-uploaded = L’image est envoyée à ce service.
triage-picture-unsaid = Ne pas envoyer l’image sans demander d’abord ce qu’ils en feraient.
triage-prepare-original-file = le fichier d’origine, sur l’appareil où il se trouve
triage-prepare-case-number-and-pin = de quoi noter le numéro de dossier et le code PIN : personne ne peut les redonner
triage-prepare-addresses = les adresses des pages, les noms des comptes
triage-prepare-messages = des photos des messages avec les noms et les dates (pas de l’image intime)
triage-prepare-sheet = la feuille qu’un registre imprime pour ceux qui aident, s’il y en a un
triage-prepare-proof-of-age = de quoi prouver l’âge, si c’est demandé
language-ar = arabe
language-bg = bulgare
language-ca = catalan
language-cs = tchèque
language-cy = gallois
language-da = danois
language-de = allemand
language-el = grec
language-en = anglais
language-es = espagnol
language-et = estonien
language-fi = finnois
language-fr = français
language-hr = croate
language-hu = hongrois
language-is = islandais
language-it = italien
language-lb = luxembourgeois
language-lt = lituanien
language-lv = letton
language-mt = maltais
language-nl = néerlandais
language-no = norvégien
language-pl = polonais
language-pt = portugais
language-ro = roumain
language-ru = russe
language-sk = slovaque
language-sl = slovène
language-sq = albanais
language-sr = serbe
language-sv = suédois
language-tr = turc
language-uk = ukrainien

# Avec --discreet : qui regarde l’écran apprend peu.

discreet-triage-hello = Six questions au plus. Entrée continue, Ctrl-C arrête.
discreet-triage-ask-who = Pour qui ?
discreet-triage-ask-what = Quel genre ?
discreet-triage-ask-age = Âge ?
discreet-triage-ask-country = Pays ?
discreet-triage-ask-online = Vu ailleurs ?
discreet-triage-ask-threatened = Quelqu’un fait-il pression ?
discreet-triage-who-me = moi
discreet-triage-who-parent = mon enfant
discreet-triage-who-friend = un ami ou une amie
discreet-triage-who-work = au travail
discreet-triage-who-passed-on = j’y ai participé
discreet-triage-who-worried = je m’inquiète
discreet-triage-what-real = vrai
discreet-triage-what-made = inventé
discreet-triage-what-threat = seulement des mots
discreet-triage-what-unknown = on ne sait pas
discreet-triage-age-under-18 = moins de 18 ans
discreet-triage-age-under-18-then = 18 ans ou plus, moins à l’époque
discreet-triage-age-adult = 18 ans ou plus
discreet-triage-age-unknown = non précisé
discreet-triage-heading = Dans cet ordre :
discreet-triage-step-call = Appeler : { $count ->
    [0] le numéro d’urgence
   *[other] { $numbers }
}.
discreet-triage-step-call-if = En cas d’urgence, appeler : { $count ->
    [0] le numéro d’urgence
   *[other] { $numbers }
}.
discreet-triage-step-talk = Appeler ou voir :
discreet-triage-step-answer-nothing = Ne pas payer. Ne pas répondre. Garder les messages.
discreet-triage-step-listen = Écouter. Dire merci.
discreet-triage-step-pass-nothing-on = Ne rien transmettre.
discreet-triage-step-note = Noter les noms et les jours.
discreet-triage-step-keep = Laisser le fichier tel qu’il est.
discreet-triage-step-look = Voir :
discreet-triage-step-report-button = Utiliser là-bas le bouton de signalement.
discreet-triage-nothing-sent = Rien n’a été envoyé.
