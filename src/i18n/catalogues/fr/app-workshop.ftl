## L’atelier dans la fenêtre.

app-home-workshop = Atelier
app-home-workshop-what = Une séance avec une classe : des ateliers à jouer, un permis de partager avec soin. Aucune photo n’est ouverte, rien n’est gardé.
app-workshop-large = Grandes lettres, pour un projecteur
app-workshop-licence = Permis de partager avec soin
app-workshop-licence-what = 20 questions, de 10 à 14 ans.
app-workshop-licence-how = Seul, à deux, ou en classe à main levée. Chaque réponse vient avec une explication.
app-workshop-play = À l’écran
app-workshop-card = Carte { $number } sur { $all }
app-workshop-turn = Retourner
app-workshop-turn-back = Revenir à la face
app-workshop-next = Suivant
app-workshop-digit = Choisis un chiffre. Le même encore une fois est écrit d’une autre main.
app-workshop-digit-told = Un { $digit } dessiné en 64 carrés gris. Le carré marqué : rangée { $row }, colonne { $column }.
app-workshop-pixels = { $count ->
    [one] 1 pixel
   *[other] { $count } pixels
    }
app-workshop-look-for = Laisse le programme chercher le pire endroit :
app-workshop-your-turn = À toi : touche un pixel, ou vas-y avec les flèches du clavier.
app-workshop-turn-pixel = Changer le pixel marqué
app-workshop-clear = Comme avant
app-workshop-pick-word = Choisis un mot ; les autres regardent ailleurs.
app-workshop-hide-mosaic = Mosaïque
app-workshop-hide-blur = Flou
app-workshop-hide-patch = Rectangle plein
app-workshop-blur-hidden = Le mot, caché.
app-workshop-blur-back = Ce que le programme en a tiré.
app-workshop-can-you-read = Quelqu’un peut-il le lire ?
app-workshop-try = Laisser essayer le programme
app-workshop-word-blurred = Le programme défait le flou et lit : { $word }
app-workshop-other-word = Un autre mot
app-workshop-other-chat = Une autre discussion
app-workshop-which-move = Quelle est la manœuvre ?
app-workshop-leave = Je sors
app-workshop-draw = Tirage { $number }
app-workshop-draw-about = Un autre tirage donne d’autres questions ; le même tirage, les mêmes.
app-workshop-draw-less = Le tirage d’avant
app-workshop-draw-more = Le tirage d’après
app-workshop-begin = Commencer
app-workshop-right = Oui. { $why }
app-workshop-wrong = Pas tout à fait. { $why }
app-workshop-again = Depuis le début
app-workshop-not-earned = Il en faut { $enough }. Parlez-en, et essayez un autre tirage.
app-workshop-certificate = Certificat en PDF
app-workshop-certificate-file = certificat
app-workshop-certificate-name = Nom sur le certificat ; il n’est pas gardé. Vide : une ligne à remplir.
app-workshop-press-clues = Cette photo est un dessin. Touche tout ce qui dit qui, où et quand.
app-workshop-drawing-told = Une photo dessinée : trois personnes dans une rue, avec une plaque, une horloge, un maillot, un cartable, une étiquette, une voiture et une vitre.
app-workshop-found = { $found } sur { $all } trouvés
app-workshop-missed = Rien ici. Cherche encore.
app-workshop-show-clue = En montrer un
app-workshop-alone = Seul ou à deux
app-workshop-by-hands = Une classe, on compte les mains
app-workshop-count = Combien de mains pour chacune ? Un champ vide vaut zéro.
app-workshop-counted = C’est compté
app-workshop-contest = La part moyenne de mains justes, pour qu’une petite classe vaille une grande :
app-workshop-class = Classe { $number } : { $score } sur 100
app-workshop-next-class = Les mêmes questions pour la classe suivante

# Le plan d’une école et les feuilles d’une classe.
app-workshop-plan = Le plan d’un établissement
app-workshop-plan-what = 20 questions pour l’équipe, trois prochaines étapes, un plan en PDF.
app-workshop-plan-how = Vingt questions sur les photos, les accords, le site, les discussions, et ce qui se passe quand quelque chose arrive. Répondez-y de préférence à plusieurs. Un oui qui manque n’est pas une honte : c’est une prochaine étape.
app-workshop-plan-before = Les 20 lettres à la fin du plan de l’an dernier, pour comparer. Vide : c’est la première fois.
app-workshop-plan-yes = Oui
app-workshop-plan-partly = En partie
app-workshop-plan-no = Non
app-workshop-plan-save = Plan en PDF
app-workshop-plan-file = plan-etablissement
app-workshop-plan-kept = Rien n’est gardé ici. Enregistrez le plan, ou notez les lettres.
app-workshop-sheet = Avant et après : les feuilles d’une classe
app-workshop-sheet-what = Six questions sans nom, comptées ; un graphique pour la classe.
app-workshop-sheet-how = Pour chaque réponse, tapez combien de feuilles l’ont choisie. La feuille vide est dans le kit à imprimer. Un champ vide vaut zéro.
app-workshop-sheet-before = Avant
app-workshop-sheet-after = Après
app-workshop-sheet-field = { $answer } : { $when }
app-workshop-sheet-missing = Pour continuer, il faut au moins une feuille d’avant et une d’après.
app-workshop-sheet-no-number = Seuls des nombres se comptent, par exemple 12.
app-workshop-sheet-back = La question d’avant
app-workshop-sheet-chart = La part des réponses qui protègent : en haut avant la séance, en bas après. Certains le savent déjà, d’autres pas encore ; parlez de ce qui est resté bas.
app-workshop-sheet-save = Graphique en PDF
app-workshop-sheet-file = graphique-classe

## L’empreinte.
app-workshop-print-guess = Devine d’abord : quelles copies sont encore reconnues ? Puis touche l’une d’elles.
app-workshop-print-original = L’original
app-workshop-print-copy = La copie
app-workshop-print-drawing-told = Un dessin : une maison au toit rouge, un arbre, un cerf-volant et le soleil.
app-workshop-print-bits-told = Son empreinte : 256 carrés clairs et foncés.
app-workshop-print-changed-bits-told = L’empreinte de la copie ; les carrés qui diffèrent sont en orange.
app-workshop-print-known = Reconnue : c’est la même image.
app-workshop-print-unknown = Pas reconnue : cette copie est passée au travers.
app-workshop-print-distance = { $distance } carrés sur 256 diffèrent. Jusqu’à { $most }, c’est la même image.
app-workshop-print-mirror = Ombrelle garde huit empreintes, une pour chaque façon de tourner et de retourner une image. Qui n’en garde qu’une voit { $distance } carrés différents (en orange) et ne reconnaît pas cette copie.
app-workshop-print-guessed = « Vérifier une image » dans Ombrelle devine aussi : il enlève les bords unis, prolonge les bords coupés, puis dit « probablement » ou « peut-être ». Un service n’est pas obligé de le faire.
app-workshop-print-why = Pourquoi garder une empreinte comme l’image elle-même ?
app-workshop-print-why-same = Qui a une image et ton empreinte peut dire que c’est bien celle-là. L’empreinte peut donc te trahir.
app-workshop-print-why-guess = Une empreinte n’est pas une photo, mais ce n’est pas rien : on peut deviner d’elle les grandes formes de l’image.
app-workshop-print-why-list = Ne la donne donc qu’aux services qui bloquent des images, comme Take It Down, et jamais dans une discussion.
app-workshop-change-saved-again = Enregistrer à nouveau
app-workshop-change-smaller = Réduire
app-workshop-change-cut-little = Couper 5 %
app-workshop-change-cut-more = Couper 10 %
app-workshop-change-mirrored = Retourner
app-workshop-change-recoloured = Recolorier
app-workshop-change-bordered = Ajouter un bord
app-workshop-change-barred = Ajouter des bandes

## Le voile et ses limites.
app-workshop-cloak-look = Vois-tu la différence ? Regarde bien, puis regarde le changement.
app-workshop-cloak-portrait = Le portrait (Eileen Collins, astronaute ; NASA, 1993, domaine public)
app-workshop-cloak-cloaked = La copie voilée
app-workshop-cloak-change = Le changement, { $times } fois plus fort. Gris : rien n’a changé.
app-workshop-cloak-send = Envoie la copie voilée :
app-workshop-cloak-as-exported = Comme enregistrée
app-workshop-cloak-messenger = Par une messagerie
app-workshop-cloak-small-feed = Dans un fil d’actualité, en petit
app-workshop-cloak-screenshot = En capture d’écran
app-workshop-cloak-known = { $known ->
    [one] { $known } programme sur { $all } reconnaît
   *[other] { $known } programmes sur { $all } reconnaissent
    } encore le visage.
app-workshop-cloak-knows = { $name } reconnaît encore le visage ({ $likeness } sur 100 ; la même personne dès { $threshold }).
app-workshop-cloak-lost = { $name } l’a perdu ({ $likeness } sur 100 ; la même personne dès { $threshold }).
app-workshop-cloak-other-kind = Le voile n’a pas été fait contre celui-ci.
app-workshop-cloak-harder = Après { $journey } : { $known } sur { $all } le reconnaissent.
app-workshop-cloak-measured = Mesuré une fois avec Ombrelle { $version }, force équilibrée, { $steps } pas, graine { $seed } ; un seul portrait : un exemple, pas une règle.
app-workshop-cloak-limits = Où il échoue
app-workshop-cloak-limit-one = Un seul programme qui reconnaît encore le visage suffit. Personne ne peut essayer ceux que les services gardent pour eux, ni ceux de l’an prochain.
app-workshop-cloak-limit-cleaning = Qui nettoie l’image enlève une grande part du voile : compare les nombres ci-dessus.
app-workshop-cloak-limit-people = Les gens qui connaissent la personne la reconnaissent toujours. Un visage petit sur la photo n’est presque pas protégé.
app-workshop-cloak-limit-generators = Il n’arrête aucun programme qui fabrique de fausses images.
app-workshop-cloak-surely = Ce qui protège à coup sûr : un cache plein sur le visage, ou une photo qu’on ne partage pas.

## Vraie ou fabriquée ?
app-workshop-label-look = Quatre fichiers. Décide d’abord à l’œil : vraie ou fabriquée ? Lis ensuite la mention dans le fichier.
app-workshop-label-file = Fichier { $number }
app-workshop-label-told = Le dessin qui est dans le fichier.
app-workshop-label-seen = C’est tout ce que voit l’œil.
app-workshop-label-screenshot-seen = C’est une capture d’écran : un nouveau fichier, la même image.
app-workshop-label-read = Lire la mention
app-workshop-label-screenshot = En faire une capture d’écran
app-workshop-label-made = La mention dit : fabriquée par un programme. C’est donc sans doute le cas.
app-workshop-label-changed = La mention dit : modifiée par un programme, ou fabriquée en partie. Elle ne dit pas quelles parties.
app-workshop-label-taken = La mention dit : prise par un appareil photo.
app-workshop-label-missing = Il n’y a pas de mention. Cela ne prouve rien : il n’y en a peut-être jamais eu, ou une capture d’écran l’a perdue.
app-workshop-label-untrue = Mais cette mention est fausse : notre programme a dessiné l’image et écrit la mention. N’importe qui peut en écrire une. Cherche donc aussi la source et le contexte.

## Une fausse image de quelqu’un.
app-workshop-fake-page-guess = Ce que le programme invente
app-workshop-fake-page-swap = Têtes échangées
app-workshop-fake-page-joke = « Pour rire »
app-workshop-fake-page-do = Ce que chacun peut faire
app-workshop-fake-robot = Un robot. Son panneau est fermé.
app-workshop-fake-guess = Essai { $number } du programme
app-workshop-fake-opened = Ce qu’il y avait vraiment
app-workshop-fake-guess-more = Laisser le programme deviner ce qu’il y a derrière
app-workshop-fake-guess-again = Le laisser deviner encore
app-workshop-fake-open = Le robot ouvre lui-même son panneau
app-workshop-fake-before = Qu’y a-t-il derrière le panneau ? Personne ici ne l’a vu, le programme non plus.
app-workshop-fake-once = On dirait l’intérieur. Mais le programme n’a rien regardé : il peint ce qu’il a souvent vu dans d’autres machines.
app-workshop-fake-twice = Le même robot, un autre intérieur. Deux réponses à une même question : les deux sont inventées.
app-workshop-fake-after = Un oiseau dans son nid. Aucun essai ne l’a montré, et aucun ne le pouvait.
app-workshop-fake-lesson = Les programmes qui font paraître quelqu’un déshabillé font exactement cela : ils inventent. L’image ne montre rien de la personne. Et pourtant elle lui fait mal, parce que d’autres y croient ou en rient. Le robot a ouvert lui-même son panneau ; personne d’autre n’en a le droit, même en faisant semblant.
app-workshop-fake-vase = Un vase
app-workshop-fake-head-on-vase = La tête du robot sur le vase
app-workshop-fake-flowers = Les fleurs sur le robot
app-workshop-fake-whose = De qui sont les deux dernières images ? À qui a-t-on demandé ?
app-workshop-fake-swapped = Un programme qui échange les têtes met un visage là où la personne n’a jamais été, pour faire ce qu’elle n’a jamais fait. Le visage est vrai, le reste ne l’est pas. Il faut le oui des deux : de la personne à qui est le visage, et de celle à qui est l’image.
app-workshop-fake-moving = On fait de même avec des vidéos et des voix, même en direct. Si quelqu’un que tu connais demande une chose bizarre : raccroche et demande en personne.

## Si c’est arrivé.
app-workshop-case-pick = Prends un cas inventé. Dis d’abord ce que tu ferais, dans l’ordre. Réponds ensuite aux questions à sa place.
app-workshop-case-country = Quel pays ?
app-workshop-case-skip = La carte ne le dit pas
app-workshop-case-undo = Revenir à la question d’avant
app-workshop-case-other = Un autre cas
