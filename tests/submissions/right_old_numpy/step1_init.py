import numpy as np

def init_params(input_size, hidden_size, output_size):
	W1 = np.random.normal(0.0, 1.0, (input_size, hidden_size))
	W1 = np.multiply(W1, np.sqrt(np.divide(2.0, input_size)))
	W2 = np.random.normal(0.0, 1.0, (hidden_size, output_size))
	W2 = np.multiply(W2, np.sqrt(np.divide(2.0, hidden_size)))
	b1 = np.zeros((1, hidden_size), dtype=np.float64)
	b2 = np.zeros((1, output_size), dtype=np.float64)
	return {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}

if __name__ == '__main__':
	np.random.seed(0)
	print(init_params(2, 3, 1))
