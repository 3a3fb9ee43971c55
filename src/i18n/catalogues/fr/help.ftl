# Aide et fautes de la ligne de commande. Lignes de moins de 80 lettres : rien ne les coupe.

help-about = Protège les photos d’enfants avant leur partage : couvre les visages pour de bon
    et retire ce que le fichier révèle. Tout se passe sur cet ordinateur.
help-usage = Utilisation :
help-commands = Commandes{"\u00A0"}
help-arguments = Sur quoi travailler{"\u00A0"}
help-covering = Caches{"\u00A0"}
help-result = Résultat{"\u00A0"}
help-general = Général{"\u00A0"}

help-value-command = COMMANDE
help-value-options = OPTIONS
help-value-photo = PHOTO
help-value-photo-or-folder = PHOTO|DOSSIER
help-value-file = FICHIER
help-value-folder = DOSSIER
help-value-item = CHOSE
help-value-kind = SORTE
help-value-number = NOMBRE
help-value-numbers = N,N
help-value-box = X,Y,LARGEUR,HAUTEUR
help-value-pixels = PIXELS
help-value-yes-no = OUI-NON
help-value-country = PAYS
help-value-term = TERME
help-value-who = QUI
help-value-what = QUOI
help-value-place = LIEU
help-value-language = LANGUE
help-value-shell = SHELL
help-value-file-or-folder = FICHIER|DOSSIER
help-value-name = NOM
help-value-service = SERVICE
help-value-case = NUMÉRO
help-value-day = AAAA-MM-JJ

help-protect = Faire des copies protégées de photos
help-protect-photos = Des photos, ou des dossiers dont on veut les photos (avec les dossiers qu’ils
    contiennent ; les fichiers cachés et les dossiers liés sont laissés de côté)
help-cover = Ce qui couvre un visage : fill (une seule couleur unie), pixels (de grands
    carrés), soft (une brume) ou sticker (un dessin). Aucun n’utilise un pixel du
    visage. Par défaut : fill, où chacun voit qu’il ne reste rien du visage
help-keep = Visages à laisser visibles, par leurs numéros dans `ombrelle faces` ; une seule
    photo à la fois
help-show-like = Laisser visible qui ressemble au seul visage de cette photo, partout, et couvrir
    toutes les autres personnes ; avec --cloak, lui donner un voile. Plusieurs fois
    possible. C’est un programme qui compare : regardez chaque copie. Si plusieurs
    visages d’une photo se ressemblent ainsi, tous restent couverts
help-box = Couvrir aussi ce cadre, en pixels depuis le coin en haut à gauche de la photo
    droite ; peut être donné plusieurs fois
help-no-detect = Ne pas chercher de visages : couvrir seulement les cadres donnés
help-look-harder = Prendre aussi chaque endroit qui pourrait être un visage : pour les photos où l’on a
    dessiné, les personnes endormies, masquées ou vues de dos. Certains de ces endroits
    ne sont pas des visages : regardez chacun. Leurs numéros suivent les autres. Prend
    quelques secondes de plus pour une grande photo
help-cover-text = Chercher aussi du texte (panneaux, plaques, noms sur les sacs), des codes QR et des
    codes-barres, et couvrir tout ce qui est trouvé
help-value-strength = FORCE
help-close-covers = Laisser les caches suivre l’inclinaison de chaque tête : plus petits, mais ils disent
    alors comment elle était tenue. Par défaut : ils sont droits et ne disent que la
    place et la taille
help-cloak = Donner un voile aux visages trouvés au lieu de les couvrir : light (le moins
    visible), balanced ou strong (bien visible) ; le rapport dit à quel point. Un voile
    n’est pas une promesse : le jury dit ensuite qui reconnaît encore chaque visage.
    Dans nos mesures, un programme d’une autre sorte que ceux contre lesquels il est
    fait reconnaissait encore la plupart des visages, avec light presque tous les
    programmes reconnaissaient tous les visages, et deux photos voilées d’une même
    personne étaient rapprochées l’une de l’autre (docs/cloak.md)
help-cloak-only = Visages à qui donner un voile, par leurs numéros dans `ombrelle faces`, les autres
    étant couverts ; une seule photo
help-steps = Nombre maximal de pas par voile, de 1 à 1000. Par défaut : 40
help-seed = Graine du bruit des caches, pour refaire le même résultat. Par défaut : 0
help-out = Dossier des résultats, créé s’il manque ; pour une seule photo, aussi le nom de
    sa copie, comme copie.jpg. Par défaut : à côté de l’original
help-format = Sorte de fichier du résultat : jpeg, png ou webp. Par défaut : celle de
    l’original, si c’est l’une d’elles
help-paper = Papier de l’imprimante : a4, ou letter comme en Amérique du Nord. Par défaut : celui des
    réglages de la fenêtre, et a4 si personne n’a choisi
help-quality = Qualité d’un résultat JPEG, de 1 à 100. Par défaut : 90
help-max-side = Réduire le résultat pour que son plus long côté ait au plus ce nombre de pixels
help-neutral-names = Nommer les résultats photo-1, photo-2, etc. : des noms qui ne disent rien.
    Donnez-leur un dossier à part avec --out ; à côté des originaux ils passent
    pour des photos, et avec --no-mark Ombrelle lui-même les prendra pour des photos
    la fois suivante
help-no-mark = Ne pas mettre la marque qui dit non à l’entraînement d’IA, et par laquelle
    une recherche peut trouver les copies faites par Ombrelle
help-force = Remplacer les résultats qui existent déjà (jamais l’original)
help-json = Écrire un objet JSON par photo, chacun sur sa ligne, et les phrases sur la
    sortie d’erreur
help-jobs = Combien de photos à la fois, chacune sur un cœur. Par défaut : une par cœur
help-protect-after = L’original n’est jamais changé. La copie porte son nom : photo.jpg donne
    photo.protected.jpg. Les fichiers nommés ainsi ne sont pas protégés à nouveau.

    Exemples :
      ombrelle protect photo.jpg
      ombrelle protect --keep 2 photo.jpg
      ombrelle protect --out a-partager vacances/
      ombrelle protect --no-detect --box 10,20,100,120 photo.png

help-inspect = Montrer ce que des photos révèlent en dehors de l’image
help-inspect-after = Le plus parlant d’abord. Un lieu est donné en latitude et longitude, à coller dans
    une carte. Une étiquette dit si un programme a fait ou modifié l’image ; un fichier sans
    étiquette ne prouve rien, car toute copie peut la perdre.

    Exemple :
      ombrelle inspect photo.jpg

help-faces = Montrer les visages de photos, avec leurs numéros pour --keep
help-draw = Écrire aussi une copie où sont dessinés cadres et numéros (les visages y restent
    visibles)
help-draw-out = Dossier des dessins, créé s’il manque. Par défaut : à côté de l’original
help-draw-force = Remplacer les dessins qui existent déjà (jamais l’original)
help-faces-after =
    Exemples :
      ombrelle faces photo.jpg
      ombrelle faces --draw photo.jpg

help-check = Dire ce que des photos disent aussi : lieu, date, visages derrière, texte, codes
help-check-caption = Dire aussi ce que disent les mots qui seront à côté d’une photo : noms, âges,
    école, lieux, jours, comptes, hashtags ; - les lit de l’entrée standard. Sans photo aussi
help-check-map = Écrire là une petite carte du pays avec le lieu de la photo (SVG, pour un
    navigateur) ; une seule photo
help-check-force = Remplacer une carte qui existe (jamais une photo)
help-check-after = Les photos sont seulement lues, et rien ne quitte cet ordinateur. Ce qui est trouvé est
    dit avec ce qu’on peut faire ; vous décidez. Ce n’est jamais tout.

    Exemples :
      ombrelle check photo.jpg
      ombrelle check --map lieu.svg photo.jpg
      ombrelle check --caption - < legende.txt
      ombrelle protect --cover-text photo.jpg

help-group = Réunir par personne les visages de plusieurs photos
help-group-json = Afficher un objet JSON par groupe, chacun sur sa ligne, et les phrases sur la
    sortie d’erreur
help-group-sheet = Écrire les groupes en une seule image : chaque visage avec le numéro de son groupe
    et sa photo, pour vos yeux seulement (PNG, WebP ou JPEG selon le nom)
help-group-force = Remplacer une planche qui existe
help-group-after = Ce que deux programmes tirent d’un visage reste en mémoire le temps de la commande,
    puis est effacé, et n’est jamais écrit. En cas de doute, les visages restent séparés ;
    ceux d’une même photo aussi.

    Exemples :
      ombrelle group sortie-de-classe/
      ombrelle group --sheet qui.png sortie-de-classe/

help-judge = Demander à des programmes s’ils reconnaissent encore les visages protégés
help-judge-photo = La photo protégée, telle qu’elle sera partagée
help-judge-original = L’original dont elle a été tirée
help-judge-others = D’autres photos des mêmes personnes : réponse à part si elles correspondent.
    D’un dossier, seuls comptent les visages groupés avec un de ceux de l’original
help-judge-chart = Écrire là un tableau des programmes et des traitements (SVG, pour un navigateur)
help-judge-difference = Écrire là le changement, dix fois plus fort (PNG). Avec la photo
    protégée, il peut livrer un visage voilé : gardez-le pour vous
help-judge-seed = Graine du bruit d’un des traitements, pour retrouver le même résultat. Par défaut : 0
help-verbose = Donner aussi les chiffres : combien un visage voilé a changé, et à quel point
    chaque programme le trouve ressemblant à la photo dont il est tiré
help-judge-force = Remplacer un tableau ou une image du changement (jamais une photo)
help-judge-after = Un verdict concerne ce qui a été essayé, jamais ce qui ne l’a pas été. Rien ne
    quitte cet ordinateur, et les photos sont seulement lues.

    Exemples :
      ombrelle judge photo.protected.jpg --original photo.jpg
      ombrelle judge photo.protected.jpg --original photo.jpg --chart verdict.svg

help-fingerprint = Afficher les empreintes d’images et de vidéos intimes, sans les garder
help-fingerprint-files = Images ou vidéos (MP4, MOV, WebM) ; elles sont seulement lues
help-fingerprint-json = Afficher un objet JSON par fichier, chacun sur sa ligne, avec aussi les
    formes tournées et retournées, et les phrases sur la sortie d’erreur
help-fingerprint-after = Les fichiers sont désignés par leur numéro, jamais par leur nom. Une empreinte
    peut trahir l’image : gardez-la comme vous gardez l’image.

    Exemple :
      ombrelle fingerprint photo.jpg

help-triage = Savoir que faire et qui aide quand une image intime circule, ou risque de circuler
help-triage-answers = Réponses (ce qui n’est pas donné est demandé, et peut être passé){"\u00A0"}
help-triage-who = Qui demande : me (moi), parent, friend (un ami), work (avec des enfants), passed-on
    (image transmise ou faite) ou worried (pensées sexuelles envers des enfants)
help-triage-what = De quoi il s’agit : real (vraie), made (faite par un programme), threat (seulement
    une menace) ou unknown (inconnu)
help-triage-under-18 = Si la personne a moins de 18 ans : yes (oui), no (non) ou then (alors : 18 ans ou
    plus maintenant, moins sur l’image). Votre propre âge avec passed-on et worried
help-triage-country = Où vous vivez, par le nom ou par deux lettres : Suisse, CH. Partout ; other (ailleurs)
help-triage-online = Si elle est déjà en ligne : yes (oui), no (non) ou unknown (on ne sait pas)
help-triage-where = Où : network (une application), messages, website (une page) ou unknown
help-triage-threatened = Si quelqu’un menace ou fait pression : yes (oui) ou no (non)
help-triage-skip = Ne rien demander : ce qui n’est pas donné reste ouvert
help-triage-table = Afficher les étapes pour chaque personne et chaque cas : 24 branches
help-triage-json = Afficher les étapes en un objet JSON, et les questions sur la sortie d’erreur
help-triage-after = Rien n’est gardé et rien n’est envoyé.

    Exemples :
      ombrelle which-door
      ombrelle which-door --who parent --what made --country Suisse --skip-questions

help-register = Garder les empreintes d’images intimes, pour en reconnaître les copies
help-register-opening = Ouverture{"\u00A0"}
help-register-what = Que faire{"\u00A0"}
help-register-register = Fichier du registre. Par défaut : register.age dans le dossier de vos données
help-register-fd = Lire la phrase de passe dans ce descripteur de fichier, une ligne, au lieu de la
    demander
help-register-new-fd = Lire la nouvelle phrase de passe dans ce descripteur de fichier, une ligne, au
    lieu de la demander
help-register-discreet = N’écrire que des mots neutres, si quelqu’un peut regarder par-dessus votre
    épaule
help-register-init = Créer un registre vide
help-register-add = Ajouter les empreintes d’images et de vidéos ; les fichiers ne sont pas gardés
help-register-files = Des images ou des vidéos ; lues une fois, jamais changées
help-register-name = Le nom que vous lui donnez dans la liste ; un seul fichier à la fois
help-register-list = Montrer les éléments, sans leurs empreintes
help-register-json = Écrire un objet JSON par élément, chacun sur sa ligne, sans empreintes
help-register-check = Voir si des fichiers sont parmi les éléments, tournés, en miroir ou un peu modifiés
help-register-check-files = Des fichiers, ou des dossiers dont on veut les fichiers (avec les dossiers qu’ils
    contiennent ; les fichiers cachés et les dossiers liés sont laissés de côté)
help-register-note = Noter où un élément a été signalé
help-register-item = Numéro de l’élément dans `ombrelle register list`
help-register-to = Le service, ou ce que vous voulez retenir
help-register-case = Le numéro que le service a donné au dossier
help-register-day = Le jour, comme 2026-11-25. Par défaut : aujourd’hui
help-register-export = Écrire des empreintes, ou une feuille pour une ligne d’aide, dans un fichier non chiffré
help-register-format = Quoi : sheet (à imprimer, pour une ligne d’aide), exchange (une empreinte PDQ
    par ligne), csv ou json
help-register-out = Le fichier à écrire ; vous seul pouvez le lire
help-register-only = Ces éléments seulement, par leurs numéros. Par défaut : tous
help-register-with-hashes = Imprimer aussi les empreintes sur la feuille
help-register-reveals = Ne pas demander : vous savez qu’une empreinte peut trahir l’image
help-register-force = Remplacer un fichier qui existe déjà
help-register-withdraw = Retirer un élément, de la version précédente aussi
help-register-passwd = Changer la phrase de passe
help-register-restore = Remettre la version précédente, si le registre est abîmé ou perdu
help-register-destroy = Détruire le registre et sa version précédente (sans phrase de passe)
help-register-yes = Ne pas demander de mot qui confirme
help-register-origin = Ce que c’est : real (vrai, tel qu’il a été pris), altered (modifié), made (fait
    par un programme) ou not-known (on ne sait pas). Par défaut : not-known
help-register-change = Dire si un élément est vrai, modifié ou fait par un programme
help-register-new-origin = Ce que c’est : real (vrai, tel qu’il a été pris), altered (modifié), made (fait
    par un programme) ou not-known (on ne sait pas)
help-evidence = Tenir un journal de ce qui a été dit, par qui et quand, pour la police ou une ligne d’aide
help-evidence-add = Noter une chose qui est arrivée
help-evidence-list = Afficher le journal, du jour le plus ancien au plus récent
help-evidence-remove = Retirer une entrée du journal, de la version précédente aussi
help-evidence-said = Ce qui a été dit ou fait, avec vos mots
help-evidence-account = Le compte qui l’a dit ou fait
help-evidence-platform = L’application ou le site où cela s’est passé
help-evidence-note = Autre chose que vous voulez retenir
help-evidence-day = Le jour où c’est arrivé, comme 2026-11-25. Par défaut : aujourd’hui
help-evidence-item = L’élément du registre dont il s’agit
help-evidence-file = Un fichier qui le montre, comme une capture d’écran : son SHA-256 est gardé, pas le
    fichier
help-evidence-keep-copy = Comme --file, et garder une copie scellée du fichier dans le registre : pour des
    messages, 8 Mo au plus. Jamais pour une image intime ; un élément du registre est refusé
help-evidence-save = Écrire dans un fichier la copie qu’a une entrée
help-evidence-out = Le fichier à écrire ; vous seul pouvez le lire, mais il n’est pas chiffré
help-evidence-number = Numéro de l’entrée dans `ombrelle register evidence list`
help-evidence-after = Le journal est dans le registre, chiffré, et s’imprime avec la feuille de
    `ombrelle register export --format sheet` : on ne raconte qu’une fois.

    Un tiret à la place des mots les fait demander : --said -, --account -

    Exemples :
      ombrelle register evidence add --said - --account x_77 --platform Snapchat
      ombrelle register evidence list
help-register-after = Le registre est un seul fichier, chiffré avec votre phrase de passe ; les commandes age
    et rage l’ouvrent aussi. Il ne contient jamais l’image d’un élément, ni le nom ou la
    place d’un fichier. Il n’arrête aucune copie : un site officiel le fait, quand on le
    lui demande. Lequel : ombrelle which-door

    Un tiret à la place d’un nom ou d’un numéro le fait demander : il ne reste alors ni dans
    l’historique du terminal, ni dans la liste des programmes en cours : --name -, --case -

    Exemples :
      ombrelle register init
      ombrelle register add photo.jpg
      ombrelle register check telechargements/
      ombrelle register note 1 --to StopNCII.org --case 12345

help-completions = Écrire ce qu’il faut à un shell pour compléter cette commande
help-shell = bash, zsh, fish, powershell ou elvish
help-completions-after =
    Exemple :
      ombrelle completions bash > ~/.local/share/bash-completion/completions/ombrelle

help-man = Écrire la page de manuel, ou toutes dans un dossier
help-man-out = Dossier des pages de manuel, créé s’il manque

help-lang = Langue des phrases : en ou fr. Par défaut : celle du système
help-help = Afficher cette aide
help-version = Afficher la version

help-exit =
    Code de sortie :
      0    tout a été fait
      1    plusieurs photos ont échoué, pour des raisons différentes
      2    la commande n’est pas comprise, ou demande l’impossible
      3    un fichier n’a pas pu être lu
      4    un fichier n’est pas une image, ou est abîmé, trop gros ou d’une autre sorte
      5    le détecteur de visages ou un programme de reconnaissance manque ou a changé
      6    le résultat existe déjà
      7    le résultat n’a pas pu être écrit : disque plein, accès refusé
      8    le résultat n’a pas pu être prouvé propre et a été retenu
      9    le registre ou le carnet d’album n’a pas pu être ouvert
      130  arrêté par Ctrl-C

# Titres des pages de manuel.

man-name = NOM
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-extra = NOTES
man-version = VERSION

# Fautes de la ligne de commande.

usage-unknown-option = Il n’y a pas d’option { $option }.
usage-unknown-command = Il n’y a pas de commande { $command }.
usage-extra = { $value } n’est pas attendu ici.
usage-bad-value = { $option } ne peut pas être { $value }.
usage-missing-value = { $option } demande une valeur.
usage-no-value = { $option } ne prend pas de valeur.
usage-missing = Il manque : { $list }.
usage-missing-command = Il manque une commande.
usage-conflict = { $option } et { $other } ne vont pas ensemble.
usage-twice = { $option } est donné deux fois.
usage-not-text = Une valeur n’est pas du texte lisible.
usage-other = La commande n’a pas été comprise.
usage-suggestion = Vouliez-vous dire { $suggestion } ?
usage-see-help = Pour de l’aide : { $command } --help

expects-cover = Possible : fill, pixels, soft, sticker.
expects-cloak = Possible : light, balanced, strong.
expects-steps = Possible : un nombre entier de 1 à 1000.
expects-origin = Possible : real, altered, made, not-known.
expects-law = Possible : france, general.
expects-digit = Possible : un chiffre de 0 à 9.
expects-letter = Possible : relatives, club, school, image-rights, erasure, objection, host-notice, school-withdrawal.
expects-keep = Possible : des numéros à partir de 1, séparés par des virgules, comme 1,3.
expects-box = Possible : quatre nombres séparés par des virgules, comme 10,20,100,120 : gauche, haut, largeur, hauteur. Largeur et hauteur dépassent 0.
expects-format = Possible : jpeg, png, webp.
expects-paper = Possible : a4, letter.
expects-quality = Possible : un nombre entier de 1 à 100.
expects-max-side = Possible : un nombre entier de pixels, de 1 à 65535.
expects-seed = Possible : un nombre entier de 0 à 18446744073709551615.
expects-jobs = Possible : un nombre entier de 1 à 256.
expects-yes-no = Possible : yes (oui), no (non).
expects-under-18 = Possible : yes (oui), no (non), then (alors : 18 ans ou plus maintenant, moins de 18 ans sur l’image).
expects-asker = Possible : me (moi), parent, friend (un ami), work (au travail), passed-on (transmis), worried (inquiet).
expects-what = Possible : real (vraie), made (faux), threat (menace), unknown (inconnu).
expects-online = Possible : yes (oui), no (non), unknown (on ne sait pas).
expects-where = Possible : network, messages, website, unknown.
expects-country = Possible : tout pays, par son nom ou ses deux lettres, comme Suisse ou CH ; other (ailleurs).
expects-lang = Possible : en, fr.
expects-shell = Possible : bash, zsh, fish, powershell, elvish.
expects-room = Possible : un atelier, par son nom dans la liste qu’affiche `ombrelle workshop` ; licence, school, sheet, kit.
expects-number = Possible : un numéro, tel que la liste le donne, comme 2.
expects-export = Possible : sheet, exchange, csv, json.
expects-items = Possible : des nombres à partir de 1, séparés par des virgules, comme 1,3.
expects-day = Possible : un jour comme 2026-11-25.
expects-until = Possible : un jour à venir, par exemple 2027-08-31.
expects-day-before = Possible : aujourd’hui ou un jour d’avant, par exemple 2026-11-25.
expects-fd = Possible : le numéro d’un descripteur de fichier ouvert, comme 3.
expects-file = Possible : le nom d’un fichier. `-` n’en est pas un : ailleurs, il demande un texte.
expects-letter-file = Possible : le nom d’un fichier. Sans --out ni --text, la lettre s’affiche à l’écran.

help-consent-heading = Accords{"\u00A0"}
help-value-audience = DIFFUSION
help-value-face-name = N=NOM
help-value-text = TEXTE
help-value-age = ÂGE
help-value-answer = RÉPONSE
help-book = Fichier du carnet d’album. Par défaut : album.age dans le dossier de vos données

help-protect-audience = Pour qui est la copie : only-us (nous), family-chat (famille), closed-group (groupe
    fermé) ou public (tout le monde). Le carnet d’album décide de chaque visage :
    montré si tout le monde est d’accord, couvert sinon
help-protect-who = Qui est un groupe de visages, une fois pour toutes les photos : un nom du carnet, puis
    une photo et un visage de ce groupe (voir `ombrelle group`) ; plusieurs fois
    possible. Un groupe peut réunir plusieurs personnes, surtout des enfants :
    regardez le résultat
help-protect-person = Quel visage est qui : son numéro dans `ombrelle faces` et un nom du carnet
    d’album ; peut être donné plusieurs fois. Un visage sans nom est couvert
help-protect-no-cloak = Montrer tels quels les visages convenus, sans voile
help-protect-noted-as = Ce que le carnet retient de la photo, par exemple où vous la publiez ; devant le
    nom de chaque copie s’il y en a plusieurs. Par défaut : le nom de la copie
help-protect-not-noted = Ne pas noter la photo dans le carnet ; un retrait ne pourra pas la lister

help-people = Tenir un carnet d’album des personnes de vos photos
help-people-init = Créer un carnet d’album vide
help-people-add = Ajouter une personne
help-people-name = Le nom que vous choisissez ; personne d’autre ne le porte dans le carnet
help-people-list = Montrer les personnes
help-people-change = Changer qui est une personne ; ce qui n’est pas donné reste
help-people-new-name = Le nouveau nom
help-people-remove = Retirer une personne, avec ses décisions, de la version précédente aussi
help-people-passwd = Changer la phrase de passe
help-people-restore = Remettre la version précédente, si le carnet est abîmé ou perdu
help-people-destroy = Détruire le carnet et sa version précédente (sans phrase de passe)
help-people-age = En années, ou adult (adulte), under-7 (moins de 7 ans), 7-to-11, 12-to-17 ; seule la tranche est gardée
help-people-parent = Une personne qui décide pour l’enfant ; une fois pour chacune, d’ordinaire les
    deux parents
help-people-other-family = La personne n’est pas de votre famille : la montrer davantage demande alors
    l’accord de chaque parent
help-people-our-family = La personne est de votre famille
help-people-json = Écrire un objet JSON par personne, chacun sur sa ligne
help-people-after = Le carnet est un seul fichier, chiffré avec votre phrase de passe ; les commandes age
    et rage l’ouvrent aussi. Il n’est partagé avec personne. Sans la phrase de passe,
    personne ne peut l’ouvrir.

    Un tiret à la place d’un nom ou d’un numéro le fait demander : il ne reste alors ni dans
    l’historique du terminal, ni dans la liste des programmes en cours : people add -

    Exemples :
      ombrelle people init
      ombrelle people add Léa --age 7-to-11 --parent Anna --parent Ben
      ombrelle people add Zoé --age under-7 --parent Chloé --other-family

help-consent = Garder qui est d’accord pour être montré, à qui et jusqu’à quand
help-consent-person = Nom d’une personne du carnet d’album
help-consent-ask = Demander son avis à un enfant avant qu’une photo parte, et garder sa réponse
help-consent-answer = La réponse, au lieu de demander : yes (oui), no (non), only-covered (seulement
    couvert) ou dont-know (ne sait pas, compte comme un non)
help-consent-record = Noter une décision
help-consent-audience = Pour qui : only-us (nous), family-chat (famille), closed-group (groupe fermé) ou
    public (tout le monde)
help-consent-covered = Le visage est à couvrir ; ne demande l’accord de personne
help-consent-until = Le dernier jour où cela vaut, comme 2027-08-31. Par défaut : sans fin
help-consent-agreed-by = Qui est d’accord : un parent de l’enfant, ou l’adulte ; une fois pour chacun
help-consent-day = Le jour de l’accord ou de la réponse, comme 2026-11-26. Par défaut : aujourd’hui
help-consent-withdraw = Retirer des décisions, et lister les photos à retirer
help-consent-decision = Numéro de la décision dans `ombrelle consent list`
help-consent-all-of = Retirer toutes les décisions sur cette personne
help-consent-list = Montrer ce qui vaut pour qui, et les photos partagées
help-consent-json = Écrire un objet JSON par personne et diffusion, chacun sur sa ligne
help-consent-exports = Montrer les photos partagées, et où chacune a été publiée
help-consent-exports-json = Écrire un objet JSON par photo, chacun sur sa ligne
help-consent-posted = Noter où une photo est allée, le changer, ou l’enlever
help-consent-photo = Numéro de la photo dans `ombrelle consent exports`
help-consent-place = Où elle a été publiée, avec vos mots ; un lien y reste du texte
help-consent-posted-day = Depuis quel jour, comme 2026-11-26. Par défaut : aujourd’hui
help-consent-change = Changer l’endroit de ce numéro au lieu d’en ajouter un
help-consent-remove = Enlever l’endroit de ce numéro
help-consent-look-again = Montrer les photos partagées depuis un an, à regarder à nouveau
help-consent-looked = Noter que ces photos ont été regardées à nouveau aujourd’hui
help-consent-class-import = Lire une liste de classe avec autorisations (CSV) : tout ou rien
help-consent-class-file = La liste, enregistrée en CSV par un tableur. Colonnes : nom, âge, parents ; et au besoin diffusion, décision, jusqu’au, accord de, accord le, avis de l’enfant. `ombrelle consent class-export` écrit une liste avec ces titres, même d’un carnet vide
help-value-meaning = TITRE=DIFFUSION
help-value-signers = QUI
help-consent-column = Pour qui vaut un oui de cette colonne, si la liste ne le dit pas, par exemple Autorisation=closed-group. Un non couvre aussitôt, sans rien de plus
help-consent-signed-by = Qui a signé pour chaque oui, si la liste ne le dit pas : both (les deux parents ; une ligne qui n’en nomme qu’un ne montre personne), ou each-named (chaque parent que la ligne nomme, même un seul, qui décide alors seul)
help-consent-signed-on = Le jour où tous avaient signé, comme 2026-09-15
help-consent-class-export = Écrire les personnes d’autres familles en liste de classe (CSV)
help-consent-form = Faire un formulaire d’autorisation à imprimer (PDF) ; sans nom, vierge
help-consent-class-forms = Faire les formulaires de toute une classe en un PDF ; sans noms, ceux de chaque enfant du carnet
help-class-forms-asker = Qui demande, par exemple l’école
help-class-forms-photos = Pour quelles photos
help-class-forms-shown-at = Où elles seront montrées
help-class-forms-kept = Combien de temps elles sont gardées
help-consent-receipt = Faire le reçu d’une décision, à imprimer (PDF)
help-consent-out = Le fichier à écrire ; vous seul pouvez le lire
help-consent-after = Un visage n’est montré que si tout le monde est d’accord : l’adulte, ou chaque parent
    et l’enfant. Rien de décidé, pas de réponse, « je ne sais pas » et un oui retiré
    veulent dire couvert.

    Un tiret à la place d’un nom ou d’un numéro le fait demander : il ne reste alors ni dans
    l’historique du terminal, ni dans la liste des programmes en cours : consent list -

    Exemples :
      ombrelle consent ask Léa --audience family-chat
      ombrelle consent record Léa --audience family-chat --agreed-by Anna --agreed-by Ben
      ombrelle consent record Léa --audience public --covered
      ombrelle consent withdraw 3

help-glossary = Expliquer les termes du domaine, avec les mots d’un enfant et d’un adulte
help-glossary-term = Seulement les termes qui contiennent ces mots, en français ou en anglais
help-glossary-json = Écrire les termes en un objet JSON

help-help-me = Montrer lignes d’aide et services de retrait, d’un pays et du monde
help-help-me-country = Le pays, par son nom ou ses deux lettres : Suisse, CH
help-help-me-json = Écrire la liste en un objet JSON
help-help-me-platform = Dire plutôt comment signaler sur une plateforme : Instagram, TikTok, Snapchat ...
help-help-me-update = Prendre une liste plus récente dans un fichier signé que vous avez (rien n’est
    téléchargé)
help-help-me-forget = Revenir à la liste venue avec Ombrelle
help-help-me-after = Rien n’est envoyé, et rien n’est gardé sauf une mise à jour que vous donnez.

    Exemple :
      ombrelle help-me --country FR

expects-audience = Possibles : only-us, family-chat, closed-group, public.
expects-consent-column = Possible : le titre d’une colonne, =, et only-us, family-chat, closed-group ou public.
expects-signed-by = Possibles : both (les deux), each-named (chaque parent nommé).
expects-age = Possibles : un âge en années, ou adult (adulte), under-7 (moins de 7 ans), 7-to-11, 12-to-17.
expects-answer = Possibles : yes, no, only-covered, dont-know.
expects-who = Attendu : un nom du carnet d’album, =, une photo, deux-points et le numéro d’un visage.
expects-person = Attendu : le numéro d’un visage, =, et un nom du carnet d’album, comme 2=Léa.

help-letter = Écrire une lettre pour faire retirer une image, en PDF ou en texte à coller
help-letter-kind = Quelle sorte de lettre :
help-letter-one = { $kind } : { $what }
help-letter-fields = Ce que dit la lettre ; plusieurs lignes en donnant une option plusieurs fois{"\u00A0"}
help-letter-decision = Remplir d’après une décision retirée, par son numéro dans `ombrelle consent list`
help-letter-exported = Remplir d’après une photo notée comme partagée dans le carnet d’album, par son nom
help-letter-item = Remplir d’après un élément du registre et son journal, par son numéro : son nom, et
    où, par quel compte et quand il a été vu. Ce qui a été dit reste dehors
help-letter-with-hash = Ajouter le SHA-256 du fichier de cet élément ; aucune autre empreinte n’est écrite
help-letter-law = De quel pays une lettre officielle cite le droit : france ou general
help-letter-unnamed = Une notification à un hébergeur sur l’abus sexuel d’un enfant, sans nom
help-letter-out = Le PDF à écrire ; vous seul pouvez le lire
help-letter-text = Le texte à écrire ; sans l’un ni l’autre, la lettre s’affiche à l’écran
help-letter-yes = Écrire sans demander, après avoir montré chaque champ
help-letter-after = Chaque champ est montré avant que rien ne soit écrit, et rien n’est envoyé. `-` à la place d’un texte le demande. Une lettre n’est pas un conseil juridique.

help-parents = Pour les parents : ce qui est déjà en ligne, la conversation, un accord
help-parents-audit = Faire le tour de ce qui est déjà en ligne de votre enfant
help-parents-kept = Montrer ce que vous avez regardé, tel que votre carnet d’album le garde
help-parents-done = Noter dans votre carnet d’album que vous l’avez regardé ; plusieurs fois possible
help-parents-open = Noter dans votre carnet d’album que c’est à regarder à nouveau
help-parents-forget = Retirer toute la liste de votre carnet d’album, de la version précédente aussi
help-parents-json = Écrire un objet JSON par chose, chacun sur sa ligne
help-parents-talk = Dire comment commencer la conversation, selon l’âge
help-parents-age = Âge de l’enfant en années, ou under-7 (moins de 7 ans), 7-to-11, 12-to-17. Par
    défaut : les trois
help-parents-agreement = Montrer ou imprimer un accord de famille à signer
help-parents-when-told = Dire comment réagir quand un enfant se confie, et qui aide
help-parents-country = Où vous vivez, par le nom ou par deux lettres, pour les numéros des lignes d’aide
help-parents-watch = Dire à quoi regarder : jeux, compagnons, jouets
help-parents-kind = L’un d’eux seulement : games (jeux), companions (compagnons) ou toys (jouets)
help-parents-out = Le PDF à écrire ; sans cela, les mots s’affichent à l’écran
help-parents-after = Rien n’est gardé, sauf si vous le demandez avec --done ou --open, et alors seulement
    dans votre carnet d’album, qui est chiffré. Rien n’est envoyé.

    Exemples :
      ombrelle parents audit
      ombrelle parents audit --done followers --done profile-pictures
      ombrelle parents talk --age 9
      ombrelle parents agreement --out accord.pdf
      ombrelle parents when-told --country France

expects-years = Possibles : un âge en années, ou under-7, 7-to-11, 12-to-17.
expects-watched = Possibles : games (jeux), companions (compagnons), toys (jouets).
expects-audit-item = Possibles : public-account, followers, old-albums, profile-pictures, relatives, school-pages, club-pages, search, shared-albums, own-accounts.
