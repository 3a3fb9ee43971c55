# Les termes du domaine : le mot, puis avec les mots d’un enfant, puis d’un adulte. Terminologie : le guide de Luxembourg (deuxième édition).

glossary-abuse-material = matériel d’abus sexuels d’enfants
glossary-abuse-material-child = Des images, des films ou des dessins qui montrent un enfant dans une situation sexuelle. L’enfant n’y est pour rien.
glossary-abuse-material-adult = Le terme du guide de Luxembourg. Les mots du commerce du sexe sont faux ici : un enfant ne peut pas consentir, et ce qui est montré est un abus.

glossary-exploitation = exploitation sexuelle d’un enfant
glossary-exploitation-child = Quelqu’un se sert d’un enfant pour des choses sexuelles et y gagne quelque chose : de l’argent, des images, du pouvoir.
glossary-exploitation-adult = Un abus où il y a échange ou gain, au profit de qui que ce soit.

glossary-image-abuse = diffusion d’images intimes sans consentement
glossary-image-abuse-child = Quelqu’un montre ou envoie ton image intime alors que tu ne veux pas.
glossary-image-abuse-adult = Le terme neutre. D’autres mots parlent d’un motif ou d’un commerce ; ce qui compte, c’est que la personne n’a pas accepté.

glossary-self-made = image faite par un jeune de lui-même
glossary-self-made-child = Une image de ton propre corps que tu as prise, peut-être parce que tu faisais confiance à quelqu’un.
glossary-self-made-adult = Souvent sous pression. La personne qui l’a faite est à protéger, pas à blâmer.

glossary-extortion = chantage sexuel
glossary-extortion-child = Quelqu’un menace de montrer une image si tu ne paies pas ou n’en envoies pas d’autres.
glossary-extortion-adult = Une menace avec une image, vraie ou non, pour obtenir de l’argent, des images ou des actes. Ne jamais payer, ne jamais répondre, ne jamais le cacher.

glossary-grooming = sollicitation d’un enfant à des fins sexuelles (grooming)
glossary-grooming-child = Un adulte gagne ta confiance petit à petit pour demander plus tard des choses sexuelles.
glossary-grooming-adult = Gagner la confiance d’un enfant, en ligne ou non, dans le but d’abuser.

glossary-fake = image faite ou modifiée par un programme
glossary-fake-child = Un faux. Il peut blesser autant qu’une vraie image, et les mêmes personnes aident.
glossary-fake-adult = On dit aussi deepfake ou image de synthèse. Aussi grave qu’une vraie lorsqu’elle montre un enfant ou une personne qui ne le veut pas.

glossary-undressing-program = programme qui déshabille
glossary-undressing-program-child = Un programme qui fabrique une image nue à partir d’une image ordinaire. S’en servir sur quelqu’un n’est pas un jeu.
glossary-undressing-program-adult = Ce qu’il fabrique à partir d’un enfant est du matériel d’abus sexuels d’enfants.

glossary-sexting = envoi d’images intimes (sexting)
glossary-sexting-child = Envoyer une image intime à quelqu’un. Elle n’appartient qu’à vous deux.
glossary-sexting-adult = Entre jeunes du même âge et d’accord ; cela devient un abus s’il y a pression ou si l’image circule.

glossary-bullying = cyberharcèlement
glossary-bullying-child = Plusieurs personnes, ou une seule encore et encore, font du mal à quelqu’un en ligne.
glossary-bullying-adult = Des blessures répétées par des messages, des images ou la mise à l’écart.

glossary-victim = victime
glossary-victim-child = Quelqu’un à qui on a fait du mal. Ce n’est qu’une partie de toi.
glossary-victim-adult = Un mot du droit, qui donne des droits. Certaines personnes préfèrent un autre mot ; on le leur demande.

glossary-consent = consentement
glossary-consent-child = Un oui libre, que tu as compris, et que tu peux reprendre.
glossary-consent-adult = Libre, éclairé, pour un seul usage, et révocable. Pour un enfant, les parents décident avec lui.

glossary-who-hurt = personne qui a fait du mal
glossary-who-hurt-child = Quelqu’un qui a blessé une autre personne. Cette personne peut arrêter, réparer et apprendre.
glossary-who-hurt-adult = Plutôt qu’une étiquette pour la vie. Les jeunes qui ont fait du mal ont aussi besoin d’aide.

glossary-second-harm = victimisation secondaire
glossary-second-harm-child = Ça fait mal encore une fois quand on ne te croit pas, ou qu’on te fait tout répéter.
glossary-second-harm-adult = Le mal fait par les réactions : ne pas croire, accuser, faire répéter.

glossary-sharenting = publication d’images de ses enfants (sharenting)
glossary-sharenting-child = Des parents mettent beaucoup d’images de toi en ligne. Tu as ton mot à dire.
glossary-sharenting-adult = Montrer la vie de ses enfants en ligne, souvent avant qu’ils puissent décider.

glossary-live-abuse = diffusion en direct d’abus sexuels d’enfants
glossary-live-abuse-child = Quelqu’un regarde par une caméra pendant qu’on abuse d’un enfant.
glossary-live-abuse-adult = Il peut ne rester aucun fichier ; c’est un abus de la part de tous ceux qui regardent ou paient.

glossary-doxing = divulgation d’informations privées (doxing)
glossary-doxing-child = Quelqu’un publie ton nom, ton adresse ou ton école pour que d’autres te trouvent.
glossary-doxing-adult = Fait pour effrayer, ou pour lancer d’autres personnes contre quelqu’un.

glossary-help-line = ligne d’écoute
glossary-help-line-child = Un numéro ou un tchat où quelqu’un t’écoute et t’aide.
glossary-help-line-adult = Pour les personnes : parler et être conseillé. Souvent gratuite et anonyme.

glossary-hotline = ligne de signalement
glossary-hotline-child = Une page pour signaler des images graves afin qu’elles soient retirées.
glossary-hotline-adult = Pour les contenus : INHOPE réunit celles de nombreux pays. On donne l’adresse, pas l’image.

glossary-trusted-flagger = signaleur de confiance
glossary-trusted-flagger-child = Une association dont les plateformes regardent les signalements en premier.
glossary-trusted-flagger-adult = Désigné selon le règlement européen sur les services numériques ; ses notifications sont traitées en priorité.

glossary-report = signalement
glossary-report-child = Dire à l’application, à une ligne de signalement ou à la police que quelque chose ne va pas.
glossary-report-adult = À une plateforme, à une ligne de signalement ou aux autorités : trois voies, l’une ne remplace pas l’autre.

glossary-takedown = retrait
glossary-takedown-child = L’image est enlevée de la page. Il peut y avoir des copies ailleurs.
glossary-takedown-adult = Suppression par l’hébergeur, après notification ou en vertu de la loi.

glossary-block-copies = blocage des copies
glossary-block-copies-child = Certaines plateformes gardent une empreinte et empêchent la même image de revenir.
glossary-block-copies-adult = Par StopNCII pour les adultes, Take It Down pour qui avait moins de 18 ans ; seulement sur les plateformes qui participent.

glossary-fingerprint = empreinte (hash)
glossary-fingerprint-child = Une suite de chiffres et de lettres qui représente une image. Ce n’est pas l’image, mais on peut en deviner les grandes formes : garde-la pour toi.
glossary-fingerprint-adult = Un hash. Celui qui regarde l’image la retrouve après de petits changements ; à traiter comme confidentiel.

glossary-case-number = numéro de dossier et code PIN
glossary-case-number-child = Deux numéros pour demander plus tard ce qui s’est passé. Note-les.
glossary-case-number-adult = Donnés par StopNCII et d’autres ; personne ne peut les redonner.

glossary-evidence = preuves
glossary-evidence-child = Ce qui montre ce qui s’est passé : messages, noms, dates. Pas l’image intime elle-même.
glossary-evidence-adult = Gardées telles quelles, avec la date et la source. On ne copie jamais soi-même du matériel d’abus : la police s’en charge.

glossary-complaint = plainte
glossary-complaint-child = Dire officiellement à la police ce qu’on t’a fait. Un adulte peut venir avec toi.
glossary-complaint-adult = Elle ouvre une enquête. Dans beaucoup de pays, une association d’aide aux victimes accompagne gratuitement.

glossary-compensation = indemnisation
glossary-compensation-child = De l’argent dû à quelqu’un à qui on a fait du mal, par exemple pour se soigner.
glossary-compensation-adult = Versée par la personne qui a causé le tort, ou par un fonds public.

glossary-image-right = droit à l’image
glossary-image-right-child = Tu as ton mot à dire sur qui montre des images de toi.
glossary-image-right-adult = Celui d’un enfant est protégé par ses deux parents, et l’enfant est associé.

glossary-erasure = droit à l’effacement
glossary-erasure-child = Tu peux demander que des données sur toi soient effacées.
glossary-erasure-adult = Article 17 du RGPD ; en particulier pour ce qui a été recueilli sur des enfants.

glossary-anonymous = anonyme
glossary-anonymous-child = Tu n’as pas à dire qui tu es.
glossary-anonymous-adult = Personne n’enregistre l’identité. Ce n’est pas la même chose que confidentiel.

glossary-confidential = confidentiel
glossary-confidential-child = Ce que tu dis reste là, sauf si un enfant est en danger. Demande avant de commencer.
glossary-confidential-adult = Les professionnels gardent le secret ; un danger pour un enfant peut le lever.

glossary-trusted-adult = adulte de confiance
glossary-trusted-adult-child = Un adulte à qui tu peux dire une mauvaise nouvelle : parent, infirmière, professeur, tante.
glossary-trusted-adult-adult = Choisi par l’enfant. Être choisi, c’est écouter, croire et chercher de l’aide.

glossary-thoughts = pensées sexuelles envers des enfants
glossary-thoughts-child = Certaines personnes en ont et ne veulent blesser personne. Il y a de l’aide avant qu’il se passe quoi que ce soit.
glossary-thoughts-adult = Une pensée n’est pas un acte. Des soins existent et protègent des enfants.

glossary-metadata = ce qu’un fichier dit en plus (métadonnées)
glossary-metadata-child = Des notes cachées dans une photo : où, quand, avec quel téléphone.
glossary-metadata-adult = Lieu, date, appareil, noms, petites copies de l’image. Ombrelle retire tout.

glossary-face-search = recherche par le visage
glossary-face-search-child = Un programme retrouve d’autres images du même visage.
glossary-face-search-adult = Compare un visage à beaucoup d’autres ; on peut s’y opposer.

glossary-cover-term = cache
glossary-cover-term-child = Ce qu’Ombrelle met sur un visage. Personne ne peut regarder dessous.
glossary-cover-term-adult = Peint sans un seul pixel du visage ; rien ne peut l’annuler.

glossary-cloak-term = voile
glossary-cloak-term-child = Un petit changement qui trompe certains programmes. Les gens voient toujours le visage.
glossary-cloak-term-adult = Pas une promesse : le jury dit quels programmes reconnaissent encore le visage.

glossary-disable-training = refus de l’entraînement d’IA
glossary-disable-training-child = Une note dans le fichier qui dit : n’apprenez rien de cette image.
glossary-disable-training-adult = Une demande, dans la forme de l’IPTC ; tout le monde ne la respecte pas.

glossary-platform-term = plateforme
glossary-platform-term-child = Une application ou un site où les gens montrent et envoient des choses.
glossary-platform-term-adult = Doit offrir un moyen de signaler, et répondre, selon le droit de l’Union européenne.

glossary-none = Aucun terme ne contient « { $term } ». `ombrelle glossary` les montre tous.
