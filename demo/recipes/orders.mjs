/** Orders in PostgreSQL, by a pool of the package `pg`. */
export function sqlOrders(pool) {
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', ({ message }) => console.error(`a connection to the database broke: ${message}`));
  return {
    async settle(payment, decide) {
      const db = await pool.connect();
      let broken;
      try {
        await db.query('BEGIN');
        const find = 'SELECT * FROM orders WHERE merchant_uid = $1 FOR UPDATE';
        const [row] = (await db.query(find, [payment.merchantUid])).rows;
        const decision = row ? decide(orderOf(row)) : null;
        if (decision?.order) {
          const update = 'UPDATE orders SET status = $2, imp_uid = $3 WHERE merchant_uid = $1';
          await db.query(update, [payment.merchantUid, decision.order, payment.impUid]);
        }
        if (decision?.order === 'paid') {
          await db.query('INSERT INTO fulfilments (merchant_uid) VALUES ($1)', [payment.merchantUid]);
        }
        await db.query('COMMIT');
        return decision;
      } catch (error) {
        await db.query('ROLLBACK').catch((reason) => {
          broken = reason;
        });
        throw error;
      } finally {
        db.release(broken);
      }
    },
  };
}

const orderOf = ({ merchant_uid, amount, currency, status, imp_uid }) => ({
  merchantUid: merchant_uid,
  amount: Number(amount),
  currency,
  status,
  impUid: imp_uid,
});
