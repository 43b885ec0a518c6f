nexigon-gen explain NXG204
