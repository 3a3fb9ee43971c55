## La fenêtre : les empreintes. Des mots courts, pour une personne de douze ans qui a peut-être peur. Jamais un reproche.

app-fp-new-title = Créer un registre
app-fp-new-about = Un registre garde les empreintes d’images et de vidéos : des suites de chiffres et de lettres qui permettent d’en retrouver une copie. Les images elles-mêmes ne sont ni gardées, ni montrées, ni envoyées. Il s’ouvre avec une phrase de passe que vous seul ou seule connaissez.
app-fp-new-passphrase = Nouvelle phrase de passe
app-fp-again = La même encore une fois
app-fp-passphrase-about = Plusieurs mots font une bonne phrase de passe. Si elle est oubliée, personne ne peut la retrouver : ni vous, ni Ombrelle, ni une ligne d’aide. Vous pouvez l’écrire sur un papier et le garder là où vous seul ou seule regardez.
app-fp-make = Créer le registre
app-fp-made = Votre registre est prêt.
app-fp-locked-title = Ouvrir le registre
app-fp-passphrase = Phrase de passe
app-fp-unlock = Ouvrir
app-fp-lost-passphrase = Je ne connais plus la phrase de passe
app-fp-damaged-title = Le registre est abîmé
app-fp-damaged-about = Cela peut arriver quand un ordinateur s’arrête pendant qu’il écrit. Une version précédente est gardée à côté. Avec votre phrase de passe, elle peut être remise en place ; ce qui a été changé en dernier y manque peut-être.
app-fp-restore = Remettre la version précédente
app-fp-opening = Ouverture. Elle prend exprès une ou deux secondes : cela ralentit qui voudrait deviner.
app-fp-writing = Un instant…
app-fp-idle = Verrouillé, car rien n’a été fait pendant trois minutes.
app-fp-too-early = Le registre doit d’abord être ouvert. Déposez ensuite le fichier encore une fois.
app-fp-still-busy = Ce fichier n’a pas été pris en compte, car un travail est encore en cours ici. Essayez à nouveau quand il sera terminé.
app-fp-words-first = Ce fichier n’a pas été pris en compte. Ce que vous avez tapé ici n’est pas encore noté : notez-le, puis donnez le fichier à nouveau.
app-fp-lock = Verrouiller
app-fp-all-items = Tous les éléments
app-fp-stop = Arrêter

app-fp-add = Ajouter
app-fp-check = Vérifier une image
app-fp-export = Transmettre
app-fp-empty-about = Appuyez sur « Ajouter », ou déposez des images ou des vidéos sur cette fenêtre. Elles ne sont ni montrées, ni copiées, ni changées.
app-fp-picker-remembers = Certains ordinateurs gardent la liste des fichiers choisis dans leur propre fenêtre. Les fichiers déposés ici n’y sont pas mis.
app-fp-pick-add = Ajouter
app-fp-pick-check = Vérifier
app-fp-chosen = { $count ->
    [one] { $count } fichier est choisi
   *[other] { $count } fichiers sont choisis
}
app-fp-chosen-about = Seule l’empreinte est gardée. Le fichier reste où il est, tel qu’il est.
app-fp-label = Comment l’appeler, si vous voulez
app-fp-label-one = Le nom que vous avez tapé vaut pour un seul fichier : ceux-ci sont ajoutés sans nom. Ajoutez-les un par un pour les nommer.
app-fp-add-these = Ajouter au registre
app-fp-which-site = « Où trouver de l’aide » dit de quel site il s’agit.
app-fp-not-now = Pas maintenant
app-fp-adding = Fichier { $number } sur { $total } : son empreinte est en train d’être faite.
app-fp-checking = Fichier { $number } sur { $total } : comparaison en cours.
app-fp-reports = { $count ->
    [0] Aucun signalement noté
    [one] { $count } signalement noté
   *[other] { $count } signalements notés
}

app-fp-check-title = Une image est-elle dans le registre ?
app-fp-check-about = Choisissez un fichier, ou déposez-le sur cette fenêtre. Il est comparé sur cet ordinateur. Il n’est ni montré ni gardé.
app-fp-choose = Choisir des fichiers
app-fp-file = Fichier { $number } sur { $total }
app-fp-check-same = C’est le même que l’élément { $item }.
app-fp-check-probably = C’est probablement l’élément { $item }, un peu modifié. Vous seul ou seule pouvez le dire avec certitude.
app-fp-check-perhaps = C’est peut-être l’élément { $item }, recadré. Regardez vous-même : un programme ne peut pas le dire.
app-fp-check-video = C’est probablement la vidéo de l’élément { $item }, qui contient { $share } % de ses images. Vous seul ou seule pouvez le dire avec certitude.
app-fp-check-unknown = Impossible à dire. Ce n’est la copie exacte d’aucun élément, et une copie modifiée ne pourrait pas être reconnue.
app-fp-check-no = Ce n’est aucun des éléments.

app-fp-note-title = Noter un signalement
app-fp-note-about = L’avez-vous signalé, vous ou quelqu’un d’autre ? Notez-le ici pour le retrouver. Rien n’est envoyé.
app-fp-note-to = Où (un site, une application, une ligne d’aide, la police)
app-fp-note-case = Numéro de dossier, s’il y en a un
app-fp-note-day = Jour (jour/mois/année)
app-fp-day-before = Un jour plus tôt
app-fp-day-after = Un jour plus tard
app-fp-note = Noter
app-fp-origin-title = Qu’est-ce que c’est ?
app-fp-origin-about = Dites ce que vous savez. Rien n’est deviné d’après l’image, et une fausse compte autant qu’une vraie.
app-fp-log = Noter ce qui s’est passé
app-fp-log-title = Ce qui s’est passé, jour après jour
app-fp-log-about = Écrivez ce qui a été dit ou fait, pour n’avoir à le raconter qu’une fois. Cela reste dans le registre, et sur la feuille qu’écrit « Transmettre ». Rien n’est envoyé.
app-fp-log-said = Ce qui a été dit ou fait
app-fp-log-account = Quel compte, si vous le connaissez
app-fp-log-platform = Quelle application ou quel site
app-fp-log-note = Autre chose
app-fp-log-item = De quel élément s’agit-il ?
app-fp-log-no-item = Aucun élément
app-fp-log-file = Ajouter un fichier qui le montre
app-fp-log-file-about = Une capture d’écran des messages, par exemple. Pas l’image intime elle-même : laissez-la où elle est.
app-fp-log-file-chosen = 1 fichier est choisi. Son SHA-256 est noté : une suite de chiffres et de lettres qui prouve plus tard que c’est le même fichier. Le fichier reste où il est.
app-fp-log-one-file = Une entrée garde un seul fichier : le dernier donné, et non celui d’avant. Pour chaque autre fichier, notez une entrée de plus.
app-fp-log-no-file = Sans ce fichier
app-fp-log-copy = En garder aussi une copie scellée dans le registre
app-fp-log-copy-about = Ombrelle ne garde une copie que si vous cochez ceci, et de { $limit } au plus. C’est pour des messages. Ne gardez jamais une image intime d’une personne de moins de 18 ans : une ligne d’aide ou la police dit quoi garder.
app-fp-log-save = Enregistrer ailleurs la copie de l’entrée { $item }
app-fp-log-saved = La copie est écrite.
app-fp-log-remove = Retirer l’entrée { $item }
app-fp-log-remove-ask = L’entrée { $item } part pour de bon, avec sa copie si elle en a une. Personne ne peut la faire revenir. Le fichier que vous avez choisi reste tel qu’il est.
app-fp-name-copy = fichier
app-fp-day-to-come = Ce jour n’est pas encore venu, rien n’a donc été noté.
app-fp-day-to-come-advice = Tapez la date d’aujourd’hui, ou celle du jour où c’est arrivé.
app-fp-no-day = Ce n’est pas un jour du calendrier.
app-fp-no-day-advice = Tapez le jour, le mois et l’année, par exemple 09/03/2026 ou 9 mars 2026.
app-fp-letter-from = Elle est remplie avec ce que vous avez noté sur cet élément. Rien n’est envoyé.
app-fp-letter-about = Au sujet de l’élément { $item }. Remplie avec ce que vous avez noté ; changez ce que vous voulez. Ce qui a été dit n’y est pas.
app-fp-letter-hash = Nommer aussi le fichier par son SHA-256
app-fp-letter-hash-about = Une suite de chiffres et de lettres qui permet à un service de retrouver le même fichier. Personne ne peut en refaire l’image.
app-fp-letter-copied = Le texte est copié. D’autres programmes peuvent le lire jusqu’à ce que vous copiiez autre chose.
app-fp-letter-written = La lettre est écrite.
app-fp-withdraw = Retirer cet élément
app-fp-withdraw-about = Vous pouvez retirer cet élément du registre quand vous voulez.
app-fp-withdraw-ask = L’élément { $item } part pour de bon, avec ses signalements. Personne ne peut le faire revenir. Le fichier lui-même reste tel qu’il est.
app-fp-withdraw-keep = Le garder
app-fp-withdraw-sure = Le retirer pour de bon

app-fp-export-title = Que voulez-vous transmettre ?
app-fp-export-sheet = Une feuille à imprimer, pour une ligne d’aide (PDF)
app-fp-export-exchange = Des empreintes pour les programmes d’un service de signalement (fichier d’échange)
app-fp-export-csv = Un tableau de toutes les empreintes (CSV)
app-fp-export-json = Tout, pour des programmes (JSON)
app-fp-export-with-hashes = Avec les empreintes sur la feuille
app-fp-export-items = Quels éléments ?
app-fp-item = Élément { $item }
app-fp-export-read = J’ai lu ceci et je veux l’écrire
app-fp-export-save = Choisir où l’écrire
app-fp-exported = { $count ->
    [0] Écrit, sans élément : le journal des preuves seul.
    [one] Écrit, avec { $count } élément.
   *[other] Écrit, avec { $count } éléments.
}
app-fp-exported-open = Ce fichier n’est pas verrouillé. Effacez-le quand il a servi.
app-fp-name-sheet = feuille.pdf
app-fp-name-exchange = liste.txt
app-fp-name-csv = tableau.csv
app-fp-name-json = donnees.json
app-fp-exists-advice = Ombrelle ne remplace jamais un fichier ici. Choisissez un autre nom.
app-fp-no-dialog-advice = Déposez plutôt les fichiers sur cette fenêtre. Sous Linux, le paquet xdg-desktop-portal apporte cette fenêtre de choix.

app-fp-change-title = Changer la phrase de passe
app-fp-passphrase-now = La phrase de passe actuelle
app-fp-change = La changer
app-fp-destroy = Détruire le registre
app-fp-destroy-title = Détruire le registre ?
app-fp-destroy-about = Tous les éléments partent pour de bon : les empreintes, les noms et les signalements que vous avez notés. Personne ne peut les faire revenir. Notez d’abord ailleurs les numéros de dossier dont vous avez encore besoin. Les images et les vidéos elles-mêmes restent telles qu’elles sont.
app-fp-destroy-sure = Le détruire pour de bon
app-fp-word-advice = Pour le faire, tapez le mot exactement.
app-fp-lost = Quelque chose n’a pas marché dans Ombrelle, et cela n’a pas été fait.
app-fp-lost-advice = Essayez à nouveau. Ce qui était dans le registre y est toujours.

app-fp-talk-title = Où trouver de l’aide
app-fp-talk-about = Six petites questions au plus, puis que faire et qui aide. Chacune peut être passée. Rien n’est gardé et rien n’est envoyé. On peut arrêter à tout moment.
app-fp-talk-begin = Commencer
app-fp-question = Question { $number } sur { $total }
app-fp-question-before = La question d’avant
app-fp-question-skip = Passer cette question
app-fp-ask-country = Quel pays ?
app-fp-prepare-sheet = au besoin, la feuille qu’écrit « Transmettre », à imprimer
