# L’atelier au terminal. Ce qu’on lit dans les salles se trouve dans assets/workshop.

help-workshop = Animer une séance avec une classe : ateliers, permis, plan de l’école
help-workshop-room = Un atelier par son nom dans la liste, ou licence, school, sheet, kit. Sans rien : la liste
help-workshop-teacher = Montrer la page pour qui anime la séance, et le dos des cartes
help-workshop-seed = Quel tirage : le même nombre donne les mêmes questions, la même écriture, la
    même attaque. Par défaut : 1
help-workshop-digit = Le chiffre pour one-pixel, au lieu de le demander
help-workshop-hands = Toute la classe répond au permis : on compte les mains pour chaque choix
help-workshop-before = Les lettres de l’auto-évaluation de l’an dernier, pour comparer
help-workshop-certificate = Le fichier pour le certificat du permis, une fois obtenu. Le nom est demandé et
    n’est gardé nulle part ailleurs
help-workshop-out = Le dossier pour le kit à imprimer ; il est créé s’il manque
help-workshop-country = Le pays dont les lignes d’aide sont sur les papiers du kit. Sans : des lignes à remplir
help-workshop-force = Écrire par-dessus des papiers déjà présents
help-workshop-after = Ni photo, ni registre, ni carnet d’album n’est ouvert ; rien n’est envoyé, rien n’est gardé
    sauf les papiers demandés. À chaque question, tapez aide pour voir qui aide.

    Exemples :
      ombrelle workshop
      ombrelle workshop one-pixel --digit 4
      ombrelle workshop licence --seed 12
      ombrelle workshop school
      ombrelle workshop kit --out papiers --country LU

workshop-room = { $minutes } minutes, dès { $age } ans : { $key }
workshop-more = Et : licence (permis, 20 questions, 10 à 14 ans), school (auto-évaluation), sheet (avant et après), kit (papiers à imprimer)
workshop-nothing-kept = Chaque image est dessinée par le programme, sauf un portrait du domaine public. Rien n’est gardé, rien n’est envoyé.
workshop-help = De l’aide à tout moment : ombrelle help-me, ombrelle which-door, ou un adulte de confiance.
workshop-goal = But : { $text }
workshop-do = À faire :
workshop-talk = Pour en parler :
workshop-cards = Cartes :
workshop-teacher = Pour qui anime la séance :
workshop-item = - { $text }
workshop-back = Une issue : { $text }
workshop-instead = Mieux : { $text }
workshop-again = Je n’ai pas compris. Il faut une des réponses demandées, ou aide.
workshop-no-answer = Il manque une réponse : on s’arrête ici. Rien n’a été gardé.

workshop-ask-digit = Quel chiffre ? Tape 0 à 9.
workshop-reads = La machine lit { $digit }, sûre à { $percent } %.
workshop-search = Le programme change { $count ->
    [one] un pixel
   *[other] { $count } pixels
    } et cherche le pire endroit...
workshop-fooled = Maintenant elle lit { $digit }, sûre à { $percent } %. Générations : { $generations }.
workshop-held = Elle lit toujours { $digit }, sûre à { $percent } %. Elle a résisté { $generations } générations.
workshop-mark = L’endroit changé est marqué par <>.
workshop-try = À toi : tape ligne, colonne et encre, par exemple 3 5 16 (lignes et colonnes 1 à 8, encre 0 à 16). Une ligne vide termine.
workshop-honest = On trompe ici un programme qui trie des chiffres. Cela n’arrête aucun programme qui fabrique des images et ne protège aucune photo.

workshop-ask-word = Quel mot ? Tape son numéro ; les autres regardent ailleurs.
workshop-word-pixelated = Voilà ce qu’il en reste. Le programme pixélise de même les 48 mots et prend le plus proche : { $word }
workshop-word-covered = Sous un cache plein, il ne reste rien. Le programme en nomme quand même un, le même pour tous les mots : { $word }

workshop-question = Question { $number } sur { $all }
workshop-choice = { $number }) { $text }
workshop-ask-choice = Tape 1 à 4.
workshop-ask-hands = Combien de mains pour 1, 2, 3 et 4 ? Tapez quatre nombres, par exemple 3 12 0 5.
workshop-right = Juste. { $why }
workshop-wrong = Pas tout à fait : c’est la { $number }. { $why }
workshop-class-right = La classe a raison, avec { $percent } % des mains. { $why }
workshop-class-wrong = La classe hésite ou pense autrement : c’est la { $number }, avec { $percent } % des mains. { $why }
workshop-score = { $right ->
    [one] { $right } bonne réponse
   *[other] { $right } bonnes réponses
} sur { $all }.
workshop-earned = Le permis de partager avec soin est à toi.
workshop-not-earned = Il en faut { $enough }. Un autre tirage : --seed avec un autre nombre.
workshop-class-score = Score de la classe : { $percent } sur 100.

workshop-chats = Quelle discussion ? Tape son numéro.
workshop-message = Message { $number } : « { $text } »
workshop-ask-move = Quelle manœuvre est-ce ? Tape son numéro, ou 0 pour sortir.
workshop-named = Oui : { $move }
workshop-misnamed = Plutôt : { $move }
workshop-left = Tu as quitté la discussion avant le message { $number }. Sortir est toujours juste.
workshop-end = C’était le dernier message. Tu as nommé { $named ->
    [one] { $named } manœuvre
   *[other] { $named } manœuvres
} sur { $all }. On peut encore sortir maintenant, et toujours trouver de l’aide.

workshop-ask-school = Tapez oui, en partie ou non.
workshop-area = { $name } : { $percent } %
workshop-area-photos = Prendre des photos
workshop-area-consent = Demander
workshop-area-website = Ce que tous voient
workshop-area-chats = Discussions et séances
workshop-area-response = Si quelque chose arrive
workshop-plan = Les prochaines étapes :
workshop-plan-done = Tout est fait. À revoir dans un an.
workshop-letters = Pour comparer l’an prochain, notez ces lettres : { $letters }
workshop-better = Mieux que la dernière fois :
workshop-worse = Moins bien que la dernière fois :
workshop-bad-letters = Les lettres de l’an dernier ne conviennent pas : 20 lettres, chacune Y (oui), P (en partie) ou N (non).

workshop-sheet = Comptez les feuilles de la classe. Pour chaque question, combien ont choisi la première, la deuxième et la troisième réponse.
workshop-ask-before = Avant la séance ? Tapez trois nombres, par exemple 4 15 6.
workshop-ask-after = Et après ?
workshop-changed = { $before } % avant, { $after } % après
workshop-sheet-empty = De feuilles vides on ne tire aucune part.

# Le kit à imprimer.
workshop-elsewhere = { $option } va avec une autre page : ombrelle workshop { $page }
kit-no-folder = Dans quel dossier vont les papiers ? Indiquez-le : --out DOSSIER
kit-printed = { $count } papiers à imprimer. Lisez-les avant de les distribuer.
kit-ask-name = Quel nom sur le certificat ? Il n’est gardé nulle part ailleurs. Une ligne vide laisse la place de l’écrire.
kit-minutes = Minute { $from } à { $to }
kit-help = Qui aide
kit-danger = En danger
kit-line = Une ligne d’aide
kit-umbrella = Une ombrelle ouverte.
kit-fold = Coupez le long des tirets, pliez au milieu : la situation devant, une issue derrière.
kit-room = { $minutes } minutes, à partir de { $age } ans.
kit-do = À faire
kit-talk = Pour en parler
kit-teacher = Pour qui anime la séance
