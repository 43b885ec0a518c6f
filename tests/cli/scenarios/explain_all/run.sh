nexigon-gen explain | grep "^NXG20"
