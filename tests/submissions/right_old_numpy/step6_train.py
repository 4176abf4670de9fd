import numpy as np
from step1_init import init_params
from step3_forward import forward
from step4_loss import cross_entropy_loss
from step5_backward import backward

def train(X, Y, epochs=1000, lr=0.1, verbose=True):
	np.random.seed(12)
	params = init_params(np.shape(X)[1], 3, np.shape(Y)[1])
	history = []
	for i in range(0, epochs):
		A2, cache = forward(X, params)
		J = cross_entropy_loss(A2, Y)
		history.append(J)
		grads = backward(X, Y, params, cache)
		for key in ('W1', 'b1', 'W2', 'b2'):
			params[key] = np.subtract(params[key], np.multiply(lr, grads['d' + key]))
		if verbose:
			if i % 500 == 0:
				acc = np.mean(np.equal(np.greater(A2, 0.5), Y))
				print('Iteration %i | Cost: %f | Accuracy: %.2f' % (i, J, acc))
	return (params, history)

if __name__ == '__main__':
	X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
	Y = np.array([[0], [1], [1], [0]])
	params, history = train(X, Y, 5000, 0.5)
	print(np.round(forward(X, params)[0], 3))
