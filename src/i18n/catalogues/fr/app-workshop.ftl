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
app-workshop-can-you-read = Quelqu’un peut-il le lire ?
app-workshop-try = Laisser essayer le programme
app-workshop-word-blurred = Le programme défait le flou et lit : { $word }
app-workshop-other-word = Un autre mot
app-workshop-other-chat = Une autre discussion
app-workshop-which-move = Quelle est la manœuvre ?
app-workshop-leave = Je sors
app-workshop-draw = Tirage { $number }
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
